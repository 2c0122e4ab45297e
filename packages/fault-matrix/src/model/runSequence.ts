import {
  selfSignedCertificate,
  startSimulatedCluster,
  type AccessRule,
} from '@rollouts-portal/cluster-simulator';

import { HurriedTime } from '../stage/HurriedTime';
import { openSimulated } from '../stage/insides';
import { Watched } from '../stage/Watched';
import { Comparison } from './Comparison';
import { Disturbed } from './Disturbed';
import { PLACES } from './stepsOf';
import type { Step } from './Step';

const SPEED = 200;
/** By our own clock: how long the portal has to become right after all is well. */
const PATIENCE_MS = 60_000;
const LOOK_EVERY_MS = 5;
const MARKER = 'marker';

// To make one takes longer than the rest of a sequence.
const certificate = selfSignedCertificate();

/** What a busy machine needs, by our own clock, however fast the portal's runs. */
const NEEDED_MS = {
  pingInterval: 100,
  pingTimeout: 1_500,
  connectTimeout: 2_000,
  requestTimeout: 5_000,
};

/** Lets all this happen to a cluster that the portal watches. Returns what the portal has wrong once all is well again. */
export async function runSequence(steps: readonly Step[]): Promise<string[]> {
  const time = new HurriedTime(SPEED);
  const timing = {
    ...time.timing,
    pingInterval: NEEDED_MS.pingInterval * SPEED,
    pingTimeout: NEEDED_MS.pingTimeout * SPEED,
    connectTimeout: NEEDED_MS.connectTimeout * SPEED,
    requestTimeout: NEEDED_MS.requestTimeout * SPEED,
  };
  const everything: readonly AccessRule[] = [
    { groups: ['*'], resources: ['*'], verbs: ['*'] },
  ];
  const portal = { user: 'portal', rules: everything };
  const cluster = await startSimulatedCluster({
    name: 'model',
    clock: time.clock,
    certificate,
    tokens: { portal },
  });
  const { facts } = openSimulated(cluster, {
    token: 'portal',
    providers: { flagger: true, workloads: { kinds: [] } },
    timing,
  });
  const comparison = new Comparison(cluster, facts);
  const watched = new Watched(facts);
  const pass = (ms: number) => timing.sleep(ms, new AbortController().signal);
  const disturbed = new Disturbed(cluster, portal, pass);
  try {
    disturbed.fill(PLACES);
    await untilLive(watched);
    for (const step of steps) await disturbed.take(step);
    disturbed.heal();
    await disturbed.take({
      what: 'write',
      write: 'recreate',
      place: { plural: 'rollouts', namespace: 'default', name: MARKER },
    });
    return await whatStaysWrong(comparison, watched);
  } finally {
    await watched.stop();
    await cluster.stop();
  }
}

async function untilLive(watched: Watched): Promise<void> {
  const due = performance.now() + PATIENCE_MS;
  while (!watched.isLive()) {
    if (performance.now() > due) throw new Error('it was never live');
    await aMoment();
  }
}

function aMoment(): Promise<void> {
  return new Promise(resolve => {
    setTimeout(resolve, LOOK_EVERY_MS);
  });
}

async function whatStaysWrong(
  comparison: Comparison,
  watched: Watched,
): Promise<string[]> {
  const due = performance.now() + PATIENCE_MS;
  for (;;) {
    // What was told last is known, so nothing older is under way.
    const isCalm = watched.isLive() && watched.knows(MARKER);
    const wrong = isCalm ? await comparison.differences() : [];
    if (isCalm && wrong.length === 0) return [];
    if (performance.now() > due) {
      return isCalm ? wrong : [`it is not live, but ${watched.state()}`];
    }
    await aMoment();
  }
}
