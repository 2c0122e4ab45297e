import { spawn } from 'node:child_process';
import { once } from 'node:events';

import {
  HOSTILE_ANSWERS,
  type HostileAnswer,
} from './testing/hostile/hostileAnswers';
import { HostileServer } from './testing/hostile/HostileServer';

const QUESTIONS = 150;

jest.setTimeout(120_000);

const OUTLIVED = { code: 0, signal: null, complaints: '' };

/** How a process ends that asks a server which answers so; an assertion of Node's own would end this one, too. */
async function endAfterVisit(answers: readonly HostileAnswer[]) {
  const server = await new HostileServer(answers).start();
  const child = spawn(
    process.execPath,
    [
      '--require',
      require.resolve('@backstage/cli/config/nodeTransform.cjs'),
      require.resolve('./testing/hostile/visitHostileServer.ts'),
      ...[server.url, server.ca, String(QUESTIONS)],
    ],
    { stdio: ['ignore', 'ignore', 'pipe'] },
  );
  let complaints = '';
  child.stderr.setEncoding('utf8').on('data', text => {
    complaints += text;
  });
  const [code, signal] = await once(child, 'close');
  await server.stop();
  return { end: { code, signal, complaints }, requests: server.requests };
}

describe('a process that asks a hostile API server goes on', () => {
  it('whatever is sent, in any order, while questions are dropped', async () => {
    const { end, requests } = await endAfterVisit(HOSTILE_ANSWERS);
    expect(end).toEqual(OUTLIVED);
    expect(requests).toBeGreaterThan(HOSTILE_ANSWERS.length);
  });

  it('when streams are torn off while others are read and dropped', async () => {
    const some = ['a list', 'events', 'a reset in the body'];
    const { end, requests } = await endAfterVisit(
      HOSTILE_ANSWERS.filter(({ name }) => some.includes(name)),
    );
    expect(end).toEqual(OUTLIVED);
    expect(requests).toBeGreaterThan(QUESTIONS / 2);
  });
});
