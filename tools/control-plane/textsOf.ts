import { ROLLOUT_NAME, type Stage } from './Stage.ts';
import type { RolloutTexts, WorkloadTexts } from './recordingFormat.ts';

/** What the upstream command lines say of a story's subject, and the clock after the first of them. */
export async function textsOf(
  stage: Stage,
): Promise<{ wallGetEnd: string } & (RolloutTexts | WorkloadTexts)> {
  return stage.subject === 'Rollout'
    ? rolloutTexts(stage)
    : workloadTexts(stage);
}

async function rolloutTexts({
  cluster,
  namespace,
}: Stage): Promise<{ wallGetEnd: string } & RolloutTexts> {
  const cli = (...args: string[]) =>
    cluster.argoRollouts([...args, '-n', namespace]);
  const get = await cli('get', 'rollout', ROLLOUT_NAME, '--no-color');
  const wallGetEnd = new Date().toISOString();
  const status = await cli(
    'status',
    ROLLOUT_NAME,
    '--watch=false',
    '--timeout',
    '1s',
  );
  return {
    wallGetEnd,
    get: get.stdout,
    getExit: get.exit,
    status: status.stdout,
    exit: status.exit,
    ...(get.stderr && { getStderr: get.stderr }),
    ...(status.stderr && { statusStderr: status.stderr }),
  };
}

async function workloadTexts({
  cluster,
  namespace,
  subject,
}: Stage): Promise<{ wallGetEnd: string } & WorkloadTexts> {
  const { stdout, stderr, exit } = await cluster.kubectl([
    'rollout',
    'status',
    `${subject.toLowerCase()}/${ROLLOUT_NAME}`,
    '--watch=false',
    '-n',
    namespace,
  ]);
  return {
    wallGetEnd: new Date().toISOString(),
    kind: subject,
    name: ROLLOUT_NAME,
    status: stdout,
    exit,
    statusStderr: stderr,
  };
}
