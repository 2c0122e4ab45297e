import {
  inOrderOfEvents,
  projectCanary,
  projectFlaggerEvent,
  projectRoute,
  projectWorkload,
  type FlaggerEvent,
  type FlaggerFacts,
  type FlaggerKnown,
  type Freshness,
  type RolloutState,
  type RouteFacts,
  type WatchStatus,
  type WorkloadFacts,
} from '@rollouts-portal/plugin-rollouts-common';

import type { ObjectKey } from './FactStore';
import type { ManagedWorkloads, WorkloadName } from './ManagedWorkloads';
import { NamespaceWatches } from './NamespaceWatches';
import type { ObservedChange } from './ObservedObjects';
import type { OpenLimits } from './OpenLimits';
import { OpenPods, type PodSource } from './OpenPods';
import { podSourcesOf } from './podSourcesOf';
import type { Reflector } from './Reflector';
import type { ReflectorGroup } from './ReflectorGroup';
import { reflectEverywhere } from './reflectEverywhere';
import { reflectIn, type ApiKind } from './reflectIn';
import type { RolloutKind } from './RolloutKind';
import type { WatchContext } from './WatchContext';

export type FlaggerWatchOptions = {
  context: WatchContext;
  managed: ManagedWorkloads;
  entityRefAnnotation: string;
  /** Namespaces watched more closely at a time. */
  cap: number;
  releaseAfter: number;
  cluster: string;
  openLimits: OpenLimits;
  changed(key: ObjectKey): void;
  replaced(): void;
  freshnessChanged(): void;
};

type CanaryEvent = { canary: string; event: FlaggerEvent };

/** Which images serve is in these, so they are watched wherever there is a Canary. */
const WORKLOADS: readonly ApiKind<WorkloadFacts>[] = [
  'deployments',
  'daemonsets',
].map(plural => ({
  apiVersion: 'apps/v1',
  plural,
  project: (object: unknown) => projectWorkload(object),
}));

/** Whichever the cluster has; Flagger's provider is often named nowhere but in its own arguments. */
const ROUTES: readonly ApiKind<RouteFacts>[] = [
  { apiVersion: 'gateway.networking.k8s.io/v1', plural: 'httproutes' },
  { apiVersion: 'networking.istio.io/v1beta1', plural: 'virtualservices' },
  { apiVersion: 'networking.k8s.io/v1', plural: 'ingresses' },
].map(kind => ({ ...kind, project: projectRoute }));

const EVENTS: ApiKind<CanaryEvent> = {
  apiVersion: 'v1',
  plural: 'events',
  query: `fieldSelector=${encodeURIComponent('involvedObject.kind=Canary')}`,
  project: object => {
    const event = projectFlaggerEvent(object);
    if (!event) throw new Error('not an event of Flagger');
    return event;
  },
};

type Traffic = {
  routes: readonly Reflector<RouteFacts>[];
  events: Reflector<CanaryEvent>;
};

/** Watches the Canaries of one cluster, the workloads of theirs, and while they are not at rest routes and events. */
export class FlaggerWatch implements RolloutKind {
  readonly name = { group: 'flagger.app', kind: 'Canary' };
  readonly #options: FlaggerWatchOptions;
  readonly #canaries: ReflectorGroup<FlaggerFacts>;
  readonly #keyOfUid = new Map<string, ObjectKey>();
  readonly #since: string;
  #workloads: NamespaceWatches<readonly Reflector<WorkloadFacts>[]> | undefined;
  #traffic: NamespaceWatches<Traffic> | undefined;
  #pods: OpenPods | undefined;

  constructor(options: FlaggerWatchOptions) {
    const { context, entityRefAnnotation } = options;
    this.#options = options;
    this.#since = context.timing.now().toISOString();
    this.#canaries = reflectEverywhere(
      context,
      {
        apiVersion: 'flagger.app/v1beta1',
        plural: 'canaries',
        project: object => projectCanary(object, { entityRefAnnotation }),
      },
      {
        changed: change => this.#take(change),
        replaced: () => options.replaced(),
        freshnessChanged: () => options.freshnessChanged(),
      },
    );
  }

  entries(): Iterable<[ObjectKey, FlaggerFacts]> {
    return this.#canaries.entries();
  }

  state(key: ObjectKey): RolloutState | undefined {
    const facts = this.#canaries.get(key);
    return facts && { provider: 'flagger', facts, known: this.#known(facts) };
  }

  open(key: ObjectKey, viewer: string): () => void {
    const uid = this.#canaries.get(key)?.uid;
    return (uid !== undefined && this.#pods?.look(uid, viewer)) || (() => {});
  }

  watchedSince(): string {
    return this.#since;
  }

  freshness(): Freshness {
    return this.#canaries.freshness();
  }

  status(): WatchStatus {
    return { ...this.name, ...this.#canaries.status() };
  }

  /** Resolves when the signal has aborted. */
  async run(signal: AbortSignal): Promise<void> {
    const { cap, releaseAfter, context, cluster, openLimits } = this.#options;
    const shared = {
      timing: context.timing,
      cap,
      releaseAfter,
      closed: (uids: Iterable<string>) => this.#tell(uids),
    };
    const workloads = new NamespaceWatches(
      { ...shared, open: namespace => this.#openWorkloads(namespace) },
      signal,
    );
    const traffic = new NamespaceWatches(
      { ...shared, open: namespace => this.#openTraffic(namespace) },
      signal,
    );
    this.#workloads = workloads;
    this.#traffic = traffic;
    const pods = new OpenPods(
      {
        cluster,
        context,
        limits: openLimits,
        releaseAfter,
        sources: uid => this.#podSources(uid),
        onChange: uid => this.#tell([uid]),
      },
      signal,
    );
    this.#pods = pods;
    await this.#canaries.run(signal);
    await Promise.all([workloads.ended(), traffic.ended(), pods.ended()]);
  }

  #take({ key, before, after }: ObservedChange<FlaggerFacts>): void {
    const canary = after ?? before;
    if (!canary) return;
    if (after) this.#keyOfUid.set(after.uid, key);
    else this.#keyOfUid.delete(canary.uid);
    this.#options.managed.set(canary.uid, after ? workloadsOf(after) : []);
    this.#workloads?.need(canary, after !== undefined);
    this.#traffic?.need(canary, after !== undefined && !isAtRest(after));
    this.#pods?.refresh(canary.uid);
    this.#options.changed(key);
  }

  #known(facts: FlaggerFacts): FlaggerKnown {
    const { namespace, uid } = facts;
    const traffic = this.#traffic?.get(namespace);
    return {
      ...this.#workloadsOf(facts),
      ...this.#pods?.of(uid),
      route: routeOf(facts, traffic?.routes),
      events: traffic?.events.synced
        ? eventsOf(facts.name, traffic.events)
        : undefined,
    };
  }

  #workloadsOf({
    namespace,
    target,
  }: FlaggerFacts): Pick<FlaggerKnown, 'target' | 'primary'> {
    const workloads = this.#workloads?.get(namespace);
    const workload = (name: string) => first(workloads, `${namespace}/${name}`);
    return target
      ? {
          target: workload(target.name),
          primary: workload(`${target.name}-primary`),
        }
      : {};
  }

  #podSources(uid: string): PodSource[] | undefined {
    const key = this.#keyOfUid.get(uid);
    const facts = key === undefined ? undefined : this.#canaries.get(key);
    if (!facts?.target) return [];
    const { target, primary } = this.#workloadsOf(facts);
    if (!target) return undefined;
    return [target, primary].flatMap(workload =>
      workload ? podSourcesOf(workload) : [],
    );
  }

  #openWorkloads(namespace: string) {
    const watched = WORKLOADS.map(kind =>
      reflectIn(
        this.#options.context,
        kind,
        namespace,
        this.#listener(namespace, () => this.#workloads),
      ),
    );
    return { watched, run: runAll(watched) };
  }

  #openTraffic(namespace: string) {
    const { context } = this.#options;
    const listener = this.#listener(namespace, () => this.#traffic);
    const routes = ROUTES.map(kind =>
      reflectIn(context, kind, namespace, listener),
    );
    const events = reflectIn(context, EVENTS, namespace, listener);
    return { watched: { routes, events }, run: runAll([...routes, events]) };
  }

  /** What changes in a namespace may change any of its Canaries; there are few. */
  #listener(
    namespace: string,
    watches: () => NamespaceWatches<unknown> | undefined,
  ) {
    const tell = () => {
      const uids = [...(watches()?.needing(namespace) ?? [])];
      uids.forEach(uid => this.#pods?.refresh(uid));
      this.#tell(uids);
    };
    return { changed: tell, replaced: tell, freshnessChanged: () => {} };
  }

  #tell(uids: Iterable<string>): void {
    for (const uid of uids) {
      const key = this.#keyOfUid.get(uid);
      if (key !== undefined) this.#options.changed(key);
    }
  }
}

function isAtRest({ status, suspend }: FlaggerFacts): boolean {
  return (
    !suspend && (status.phase === 'Initialized' || status.phase === 'Succeeded')
  );
}

function workloadsOf({ namespace, target }: FlaggerFacts): WorkloadName[] {
  if (target?.kind !== 'Deployment' && target?.kind !== 'DaemonSet') return [];
  const { kind, name } = target;
  return [
    { kind, namespace, name },
    { kind, namespace, name: `${name}-primary` },
  ];
}

function routeOf(
  { namespace, ingress, serviceName }: FlaggerFacts,
  routes: readonly Reflector<RouteFacts>[] | undefined,
): RouteFacts | undefined {
  return ingress === undefined
    ? first(routes, `${namespace}/${serviceName}`)
    : first(routes, `${namespace}/${ingress}-canary`);
}

function first<Facts>(
  reflectors: readonly Reflector<Facts>[] | undefined,
  key: ObjectKey,
): Facts | undefined {
  for (const { objects } of reflectors ?? []) {
    const found = objects.get(key);
    if (found !== undefined) return found;
  }
  return undefined;
}

/** Oldest first. */
function eventsOf(
  name: string,
  { objects }: Reflector<CanaryEvent>,
): FlaggerEvent[] {
  return inOrderOfEvents(
    [...objects.entries()].flatMap(([, { canary, event }]) =>
      canary === name ? [event] : [],
    ),
  );
}

function runAll(
  reflectors: readonly { run(signal: AbortSignal): Promise<void> }[],
) {
  return async (signal: AbortSignal) => {
    await Promise.all(reflectors.map(reflector => reflector.run(signal)));
  };
}
