import { writeFile } from 'node:fs/promises';

import { startControlPlane } from '@rollouts-portal/control-plane/startControlPlane.ts';
import { UserFacingError } from '@rollouts-portal/control-plane/UserFacingError.ts';

import { ConvergenceStage } from '../convergence/ConvergenceStage.ts';
import { FAULTS } from '../convergence/faults/all.ts';
import { Delivery } from './Delivery.ts';
import { parseSoakOptions, type SoakOptions } from './parseSoakOptions.ts';
import { randomNumbers, randomOrder } from './randomOrder.ts';
import { Soak, type Turn } from './Soak.ts';
import { TURN_HEADER, turnLine, verdicts } from './soakReport.ts';
import { Traffic } from './Traffic.ts';
import { Viewers } from './Viewers.ts';

const POPULATION = 100;
const WRITES_PER_SECOND = 10;
const GIVEN_UP_AFTER = 3;

const say = (line: string) => process.stdout.write(`${line}\n`);

const interrupted = new AbortController();
for (const signal of ['SIGINT', 'SIGTERM'] as const) {
  process.once(signal, () =>
    interrupted.abort(new Error(`ended by ${signal}`)),
  );
}

try {
  const options = parseSoakOptions(process.argv.slice(2));
  process.exitCode = await run(options, interrupted.signal);
} catch (error) {
  process.exitCode = 1;
  say(
    error instanceof UserFacingError
      ? error.message
      : String(error instanceof Error ? error.stack : error),
  );
  say('0 passed, 1 failed, 0 skipped');
}

async function run(options: SoakOptions, signal: AbortSignal): Promise<number> {
  const toEnd: (() => Promise<void>)[] = [];
  try {
    say('# starting the clusters');
    const controlPlane = await startControlPlane({
      clusters: ['europe', 'asia'],
      flagger: true,
      signal,
      onProgress: line => say(`# ${line}`),
    });
    toEnd.push(() => controlPlane.stop());
    const deliveries = await Promise.all(
      controlPlane.clusters.map(Delivery.begin),
    );
    say('# starting the portal');
    const stage = await ConvergenceStage.start(controlPlane.clusters, {
      isProbed: true,
    });
    toEnd.push(() => stage.stop());
    const random = randomNumbers(options.seed);
    const traffic = new Traffic({
      rollouts: stage.clusters.map(({ rollouts }) => rollouts),
      population: POPULATION,
      perSecond: WRITES_PER_SECOND,
      random,
    });
    toEnd.push(() => traffic.hold());
    for (const { rollouts } of stage.clusters)
      await rollouts.create(POPULATION);
    for (const cluster of stage.clusters) await stage.untilEqual(cluster);
    const viewers = new Viewers(stage.portal, [
      'scope=fleet',
      'scope=fleet&cluster=asia&facet=namespace&sort=updated',
      ...deliveries.map(
        ({ rollout }) =>
          `rollout=${rollout.cluster.name}/argoproj.io/Rollout/${rollout.namespace}/${rollout.name}`,
      ),
    ]);
    toEnd.push(() => viewers.leave());
    await viewers.come();

    const soak = new Soak({ stage, traffic, viewers, deliveries });
    const { turns, failed } = await takeTurns(soak, stage, options, signal);
    say(
      `${traffic.written} changes written, ${traffic.refused} refused while a server was down, ${viewers.received} messages to viewers`,
    );
    return await judge(turns, failed, options);
  } finally {
    for (const end of toEnd.reverse()) {
      await end().catch(error => say(String(error)));
    }
  }
}

async function takeTurns(
  soak: Soak,
  stage: ConvergenceStage,
  { minutes, seed }: SoakOptions,
  signal: AbortSignal,
): Promise<{ turns: Turn[]; failed: number }> {
  say(`# ${minutes} minutes of faults, --seed ${seed}`);
  say(TURN_HEADER);
  const turns: Turn[] = [];
  let failed = 0;
  const end = Date.now() + minutes * 60_000;
  const befallen = stage.clusters.flatMap(watched =>
    FAULTS.map(fault => ({ fault, watched })),
  );
  for (const { fault, watched } of randomOrder(befallen, seed)) {
    signal.throwIfAborted();
    if (Date.now() >= end || failed >= GIVEN_UP_AFTER) break;
    try {
      const turn = await soak.turn(fault, watched);
      turns.push(turn);
      say(turnLine(turn));
    } catch (error) {
      failed += 1;
      say(`not ok  ${watched.name}: ${fault.name}: ${error}`);
    }
  }
  return { turns, failed };
}

async function judge(
  turns: readonly Turn[],
  failedTurns: number,
  { json, seed, minutes }: SoakOptions,
): Promise<number> {
  const judged = verdicts(turns);
  for (const { isFlat, text } of judged) {
    say(`${isFlat ? 'ok    ' : 'not ok'}  ${text}`);
  }
  if (json !== undefined) {
    await writeFile(
      json,
      `${JSON.stringify(
        { minutes, seed, turns, verdicts: judged },
        null,
        2,
      )}\n`,
    );
  }
  const flat = judged.filter(({ isFlat }) => isFlat).length;
  const failed = failedTurns + judged.length - flat;
  say(`${turns.length + flat} passed, ${failed} failed, 0 skipped`);
  return failed === 0 ? 0 : 1;
}
