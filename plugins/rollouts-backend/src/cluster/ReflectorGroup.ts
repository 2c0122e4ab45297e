import {
  sentence,
  type Freshness,
  type Sentence,
} from '@rollouts-portal/plugin-rollouts-common';

import { combinedFreshness, type FreshnessOf } from './combinedFreshness';
import type { FactStore, ObjectKey } from './FactStore';
import type { KindRights } from './GrantedNamespaces';
import { groupStatus, type GroupStatus } from './groupStatus';
import type { ObservedStore } from './ObservedStore';
import { orAborted } from './orAborted';
import type { Reflector, ReflectorListener } from './Reflector';
import type { Timing } from './Timing';

/** How many namespaces of one kind are watched one by one. */
const NAMESPACES_CAP = 100;

export type ReflectorGroupOptions<Facts> = {
  /** A watch of one namespace, or of all. It writes to its part of the store. */
  reflect(
    namespace: string | undefined,
    listener: ReflectorListener<Facts>,
  ): Reflector<Facts>;
  /** Keeps the objects of all namespaces. */
  store: ObservedStore<Facts>;
  listener: ReflectorListener<Facts>;
  timing: Pick<
    Timing,
    'monotonic' | 'now' | 'sleep' | 'lookAgain' | 'staleAfter'
  >;
  /** Those that the operator names; absent: all of the cluster. */
  namespaces?: readonly string[];
  /** Whom to ask where all of the cluster is denied; absent: then it is denied, and that is that. */
  rights?: KindRights;
  /** What it is in words, such as `rollouts.argoproj.io`. */
  resource: string;
  /** The configuration key of the credentials. */
  key: string;
  /** In which version it is read. */
  version(): string;
};

type Scope<Facts> = {
  namespace: string | undefined;
  reflector: Reflector<Facts>;
  stop: AbortController;
  ended: Promise<void>;
};

/**
 * One kind over all scopes in which it may be watched, seen as one. Where all of the cluster is denied, it is watched in
 * those namespaces that are granted, until all of it is granted again.
 *
 * Guarantees: no two watches write to the same part of the store at a time, so their order cannot be confused.
 */
export class ReflectorGroup<Facts> implements FactStore<Facts> {
  readonly #options: ReflectorGroupOptions<Facts>;
  #scopes: readonly Scope<Facts>[];
  /** Since when only granted namespaces are watched. */
  #narrowedSince: Date | undefined;
  #unwatched = 0;
  /** By namespace: since when what is known there is watched by nobody. */
  readonly #leftSince = new Map<string, number>();
  #poked = new AbortController();

  constructor(options: ReflectorGroupOptions<Facts>) {
    this.#options = options;
    const { namespaces = [undefined] } = options;
    this.#scopes = namespaces.map(namespace => this.#scopeOf(namespace));
  }

  get(key: ObjectKey): Facts | undefined {
    return this.#options.store.get(key);
  }

  get size(): number {
    return this.#options.store.size;
  }

  keys(): Iterable<ObjectKey> {
    return this.#options.store.keys();
  }

  entries(): IterableIterator<[ObjectKey, Facts]> {
    return this.#options.store.entries();
  }

  freshness(): Freshness {
    const [first, ...others] = this.#scopes.map(
      ({ namespace = '', reflector }): FreshnessOf => ({
        name: namespace,
        freshness: reflector.freshness(),
      }),
    );
    if (!first) throw new Error('a group has at least one scope');
    const combined = combinedFreshness([first, ...others]);
    const since = this.#narrowedSince;
    return since && (combined.state === 'live' || combined.state === 'partial')
      ? {
          ...combined,
          state: 'partial',
          since: since.toISOString(),
          problem: this.#narrowed(),
        }
      : combined;
  }

  status(): GroupStatus {
    const { store, version, namespaces, resource, key } = this.#options;
    return groupStatus({
      version: version(),
      objects: store.size,
      freshness: this.freshness(),
      scopes: this.#scopes.map(({ namespace, reflector }) => ({
        namespace,
        state: reflector.freshness().state,
        health: reflector.health(),
      })),
      chosenBy: (namespaces && 'config') ?? (this.#narrowedSince && 'rights'),
      unwatched: this.#unwatched,
      resource,
      key,
    });
  }

  /** Resolves when the signal has aborted. */
  async run(signal: AbortSignal): Promise<void> {
    for (const scope of this.#scopes) this.#start(scope, signal);
    const { rights, namespaces } = this.#options;
    if (rights && !namespaces) await this.#follow(rights, signal);
    await Promise.all(this.#scopes.map(({ ended }) => ended));
  }

  /** Narrows and widens as rights go and come. */
  async #follow(rights: KindRights, signal: AbortSignal): Promise<void> {
    const unsubscribe = rights.onChange(() => this.#poked.abort());
    while (!signal.aborted) {
      await this.#untilOneShouldLook(signal);
      if (!signal.aborted) await this.#look(rights, signal);
    }
    unsubscribe();
  }

  async #untilOneShouldLook(signal: AbortSignal): Promise<void> {
    const { timing } = this.#options;
    const either = AbortSignal.any([signal, this.#poked.signal]);
    const wait = timing.lookAgain * (0.5 + Math.random() / 2);
    await (this.#isShort()
      ? timing.sleep(wait, either)
      : orAborted(new Promise<void>(() => {}), either)
    ).catch(() => {});
    this.#poked = new AbortController();
  }

  /** Something of the cluster is not to be seen. */
  #isShort(): boolean {
    return (
      this.#narrowedSince !== undefined || this.freshness().state === 'denied'
    );
  }

  async #look(rights: KindRights, signal: AbortSignal): Promise<void> {
    if (!this.#isShort()) return;
    if (this.#narrowedSince && (await rights.everywhere(signal))) {
      await this.#widen(signal);
      return;
    }
    const granted = await rights.namespaces(signal);
    if (!granted || signal.aborted) return;
    if (granted.length > 0) await this.#narrow(granted, signal);
    else if (this.#narrowedSince) await this.#widen(signal);
    this.#forgetWhatIsLeft();
  }

  async #narrow(
    granted: readonly string[],
    signal: AbortSignal,
  ): Promise<void> {
    const watched = new Set(this.#scopes.map(({ namespace }) => namespace));
    const inOrder = [
      ...granted.filter(name => watched.has(name)),
      ...granted.filter(name => !watched.has(name)),
    ];
    const chosen = inOrder.slice(0, NAMESPACES_CAP);
    this.#unwatched = inOrder.length - chosen.length;
    this.#narrowedSince ??= this.#options.timing.now();
    await this.#watchOnly(chosen, signal);
  }

  async #widen(signal: AbortSignal): Promise<void> {
    this.#narrowedSince = undefined;
    this.#unwatched = 0;
    this.#leftSince.clear();
    await this.#watchOnly([undefined], signal);
  }

  async #watchOnly(
    namespaces: readonly (string | undefined)[],
    signal: AbortSignal,
  ): Promise<void> {
    const before = this.#scopes;
    const kept = before.filter(({ namespace }) =>
      namespaces.includes(namespace),
    );
    const ending = before.filter(scope => !kept.includes(scope));
    const added = namespaces
      .filter(name => !kept.some(({ namespace }) => namespace === name))
      .map(namespace => this.#scopeOf(namespace));
    if (ending.length === 0 && added.length === 0) return;
    this.#scopes = [...kept, ...added];
    // What one of them still has to say must not come after what another has listed.
    for (const { stop } of ending) stop.abort();
    await Promise.all(ending.map(({ ended }) => ended));
    for (const scope of added) this.#start(scope, signal);
    this.#options.listener.freshnessChanged();
  }

  /** What was known of namespaces that are no longer watched is shown for as long as after any other denial. */
  #forgetWhatIsLeft(): void {
    const { store, timing, listener } = this.#options;
    if (!this.#narrowedSince) return;
    const watched = new Set(this.#scopes.map(({ namespace }) => namespace));
    const now = timing.monotonic();
    for (const name of this.#leftSince.keys()) {
      if (watched.has(name)) this.#leftSince.delete(name);
    }
    for (const key of [...store.keys()]) {
      const [namespace = ''] = key.split('/');
      if (watched.has(namespace)) continue;
      const since = this.#leftSince.get(namespace) ?? now;
      this.#leftSince.set(namespace, since);
      if (now - since < timing.staleAfter) continue;
      for (const change of store.remove(key)) listener.changed(change);
    }
  }

  #scopeOf(namespace: string | undefined): Scope<Facts> {
    const { reflect, listener } = this.#options;
    const reflector = reflect(namespace, {
      ...listener,
      freshnessChanged: () => {
        if (reflector.freshness().state === 'denied') this.#poked.abort();
        listener.freshnessChanged();
      },
    });
    return {
      namespace,
      reflector,
      stop: new AbortController(),
      ended: Promise.resolve(),
    };
  }

  #start(scope: Scope<Facts>, signal: AbortSignal): void {
    const { reflector, stop } = scope;
    scope.ended = reflector.run(AbortSignal.any([signal, stop.signal]));
  }

  /** Namespaces are counted only: not everybody who may see the cluster may know their names. */
  #narrowed(): Sentence {
    const { resource, key } = this.#options;
    const params = { resource, key, count: this.#scopes.length };
    return this.#unwatched > 0
      ? sentence('cluster-granted-capped', {
          ...params,
          unwatched: this.#unwatched,
        })
      : sentence('cluster-granted', params);
  }
}
