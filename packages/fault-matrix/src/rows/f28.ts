import type { Http2ServerResponse } from 'node:http2';
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';

import { faultRow } from '../stage/faultRow';
import { rolloutOf } from '../stage/rolloutOf';
import { stayOpen } from '../stage/ScriptedServer';
import { MINUTE } from '../stage/Stage';

const STEPS = 5_000;
const MESSAGE = 200_000;
const COUNT = 100;
const MB = 1_000_000;

export const f28 = faultRow({
  id: 'F28',
  fault:
    'a hundred objects of 1.5 MB, with 5,000 steps and a message of 200 kB',
  isHeavy: true,
  async run(stage) {
    const server = await stage.scripted();
    let sent = 0;
    server.script = {
      watch: response => {
        stayOpen(response);
        sendHuge(response, bytes => {
          sent += bytes;
        });
      },
    };
    const before = usedMemory();
    const watched = stage.watch(server);
    await stage.until('taken', () => watched.keys().length === COUNT, MINUTE);
    const facts = watched.facts.argoRollouts.rollouts.get('default/huge-0');
    stage.expect('each was as large as that', sent > COUNT * 1.45 * MB);
    stage.expect(
      'a message is cut short',
      facts?.status.message?.length === 2_000,
    );
    stage.expect(
      'no step is',
      facts?.strategy.type === 'canary' &&
        facts.strategy.steps.length === STEPS,
    );
    stage.expect(
      'what is kept of one is small',
      JSON.stringify(facts).length < 200_000,
    );
    stage.expect(
      'and of all of them less than half of what was sent',
      usedMemory() - before < sent / 2,
    );
    stage.expect('the watch is well', watched.isLive());
  },
});

/** One after the other, as fast as they are read. */
function sendHuge(
  response: Http2ServerResponse,
  onSent: (bytes: number) => void,
): void {
  let next = 0;
  const more = () => {
    while (next < COUNT) {
      const line = `${JSON.stringify({ type: 'ADDED', object: huge(next) })}\n`;
      next += 1;
      onSent(line.length);
      if (!response.write(line)) {
        response.once('drain', more);
        return;
      }
    }
  };
  more();
}

function huge(n: number) {
  const rollout = rolloutOf(`huge-${n}`, { resourceVersion: String(101 + n) });
  const steps = Array.from({ length: STEPS }, (_, step) => ({
    setWeight: step % 100,
  }));
  return {
    ...rollout,
    metadata: {
      ...rollout.metadata,
      annotations: { filler: 'x'.repeat(1_200_000) },
    },
    spec: { ...rollout.spec, strategy: { canary: { steps } } },
    status: {
      phase: 'Degraded',
      message: 'why '.repeat(MESSAGE / 4),
      observedGeneration: '1',
    },
  };
}

/** What is still in use: garbage that waits to be collected would say nothing. */
function usedMemory(): number {
  setFlagsFromString('--expose-gc');
  const collect: unknown = runInNewContext('gc');
  if (typeof collect === 'function') collect();
  const { heapUsed, external } = process.memoryUsage();
  return heapUsed + external;
}
