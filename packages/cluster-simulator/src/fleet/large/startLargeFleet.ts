import { setImmediate } from 'node:timers/promises';
import { selfSignedCertificate } from '../../api-server/selfSignedCertificate';
import type { Clock } from '../../clock/Clock';
import { systemClock } from '../../clock/systemClock';
import { VirtualClock } from '../../clock/VirtualClock';
import { WarmUpClock } from '../../clock/WarmUpClock';
import {
  HEAD_START,
  startEmbeddedFleet,
  type EmbeddedFleet,
  type EmbeddedFleetOptions,
} from '../startEmbeddedFleet';
import { startMember, type FleetMember } from '../startMember';
import { isJsonObject, sameJson } from '../../store/Json';
import type {
  KubernetesObject,
  StoredObject,
} from '../../store/KubernetesObject';
import { fillStore } from './fillStore';
import { generateRollouts } from './generateRollouts';
import { random } from './random';
import { resourcesWrittenWhole } from './resourcesWrittenWhole';

const ENVIRONMENTS = ['production', 'staging', 'test'] as const;

export type LargeFleetOptions = Pick<
  EmbeddedFleetOptions,
  'rbac' | 'report' | 'seed' | 'stories'
> & {
  clusters: number;
  /** In all clusters together. */
  rollouts: number;
  /** How many of them change their state, per second. */
  changes: number;
  clock?: Clock;
};

/**
 * Many clusters with very many Rollouts of real sizes, nearly all at rest, in states of the embedded fleet's stories. No
 * controller moves them: what changes becomes what another one is.
 */
export async function startLargeFleet({
  rbac,
  report,
  seed,
  stories,
  clusters: count,
  rollouts,
  changes,
  clock = systemClock,
}: LargeFleetOptions): Promise<EmbeddedFleet> {
  const states = await statesOfStories({
    rbac,
    report,
    seed,
    clock,
    ...(stories && { stories }),
  });
  const certificate = selfSignedCertificate();
  const clusters: FleetMember[] = [];
  for (let index = 0; index < count; index += 1) {
    const member = await startMember(
      {
        name: `cluster-${String(index + 1).padStart(3, '0')}`,
        environment: ENVIRONMENTS[index % ENVIRONMENTS.length] ?? 'production',
      },
      { rbac, clock, certificate, resources: resourcesWrittenWhole },
    );
    // The first ones have what cannot be shared out evenly.
    const share =
      Math.floor(rollouts / count) + (index < rollouts % count ? 1 : 0);
    fillStore(
      member.store,
      generateRollouts({ states, count: share, seed: seed + index }),
    );
    clusters.push(member);
    await setImmediate();
  }
  const end = new AbortController();
  const changing = keepChanging(clusters, {
    states,
    perSecond: changes,
    next: random(seed),
    clock,
    signal: end.signal,
  });
  return {
    clusters,
    async stop() {
      end.abort();
      await changing;
      await Promise.all(clusters.map(cluster => cluster.stop()));
    },
  };
}

/** Every Rollout with a Pod template of its own, at the moment when its story is shown. */
async function statesOfStories({
  clock,
  ...options
}: Pick<EmbeddedFleetOptions, 'rbac' | 'report' | 'seed' | 'stories'> & {
  clock: Clock;
}): Promise<KubernetesObject[]> {
  const fleet = await startEmbeddedFleet({
    ...options,
    pace: 1,
    quiet: true,
    clock: new WarmUpClock(HEAD_START, new VirtualClock(clock.now())),
  });
  const states = fleet.clusters.flatMap(({ store }) => {
    const resource = store.resource('rollouts');
    return resource ? store.list(resource) : [];
  });
  await fleet.stop();
  return states
    .filter(({ spec }) => isJsonObject(spec) && isJsonObject(spec.template))
    .map(withoutPlace);
}

/** What the server that it came from has added belongs to that one. */
function withoutPlace(object: StoredObject): KubernetesObject {
  const { labels, annotations, name } = object.metadata;
  return {
    ...object,
    metadata: {
      name,
      ...(labels && { labels }),
      ...(annotations && { annotations }),
    },
  };
}

async function keepChanging(
  clusters: readonly FleetMember[],
  {
    states,
    perSecond,
    next,
    clock,
    signal,
  }: {
    states: readonly KubernetesObject[];
    perSecond: number;
    next: () => number;
    clock: Clock;
    signal: AbortSignal;
  },
): Promise<void> {
  const any = <T>(of: readonly T[]): T | undefined =>
    of[Math.floor(next() * of.length)];
  while (perSecond > 0 && !signal.aborted) {
    await clock.wait(1_000 / perSecond, signal);
    const store = any(clusters)?.store;
    const resource = store?.resource('rollouts');
    const changed = store && resource && any(store.kept(resource))?.object;
    if (!changed || signal.aborted) continue;
    const status = any(
      states.filter(state => !sameJson(state.status, changed.status)),
    )?.status;
    if (status === undefined) continue;
    const { name, namespace } = changed.metadata;
    store.update(
      { resource, name, ...(namespace !== undefined && { namespace }) },
      'main',
      current => ({ ...current, status }),
    );
  }
}
