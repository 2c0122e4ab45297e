import {
  renderSentence,
  sentence,
  type Freshness,
  type FreshnessState,
  type Sentence,
  type WatchedNamespaces,
  type WatchStatus,
} from '@rollouts-portal/plugin-rollouts-common';

import type { WatchHealthReport } from './WatchHealth';

const LONGEST_REASON = 300;

/** Of one kind: all that there is to say but what it is. */
export type GroupStatus = Omit<WatchStatus, 'group' | 'kind'>;

export type ScopeReport = {
  namespace: string | undefined;
  state: FreshnessState;
  health: WatchHealthReport;
};

export type GroupReport = {
  version: string;
  objects: number;
  freshness: Freshness;
  scopes: readonly ScopeReport[];
  /** Who has chosen the namespaces; undefined where all of the cluster is watched. */
  chosenBy: WatchedNamespaces['chosenBy'] | undefined;
  unwatched: number;
  /** What it is in words. */
  resource: string;
  /** The configuration key of the credentials. */
  key: string;
};

/** Several watches of one kind, as one: as old as its oldest part, and with the trouble of the one that has some. */
export function groupStatus(report: GroupReport): GroupStatus {
  const { version, objects, freshness, scopes } = report;
  const { state, since, lastContactAt, problem } = freshness;
  const healths = scopes.map(({ health }) => health);
  const synced = healths.flatMap(({ lastSyncedAt }) => lastSyncedAt ?? []);
  const isSynced = synced.length === scopes.length;
  const failure = healths.find(health => health.failure !== undefined)?.failure;
  const lastSyncedAt = isSynced ? inOrder(synced)[0] : undefined;
  const lastEventAt = inOrder(
    healths.flatMap(health => health.lastEventAt ?? []),
  ).at(-1);
  const [nextRetryAt] = inOrder(
    healths.flatMap(health => health.nextRetryAt ?? []),
  );
  return {
    version,
    state,
    since,
    objects,
    ...(lastSyncedAt && { lastSyncedAt: lastSyncedAt.toISOString() }),
    ...(lastContactAt !== undefined && { lastContactAt }),
    ...(lastEventAt && { lastEventAt: lastEventAt.toISOString() }),
    attempt: Math.max(...healths.map(({ attempt }) => attempt)),
    ...(nextRetryAt && { nextRetryAt: nextRetryAt.toISOString() }),
    ...(failure !== undefined && {
      error: { code: failure, reason: reasonOf(problem) },
    }),
    ...(problem && { problem }),
    ...namespacesStatus(report),
  };
}

function namespacesStatus({
  scopes,
  chosenBy,
  unwatched,
  resource,
  key,
}: GroupReport): Pick<WatchStatus, 'namespaces' | 'grant'> {
  const names = (isDenied: boolean) =>
    scopes
      .filter(({ state }) => (state === 'denied') === isDenied)
      .flatMap(({ namespace }) => namespace ?? [])
      .sort();
  const denied = names(true);
  if (!chosenBy) {
    return scopes.some(({ state }) => state === 'denied')
      ? { grant: sentence('grant-any', { resource, key }) }
      : {};
  }
  const watched = names(false);
  const namespaces = {
    chosenBy,
    watched,
    count: watched.length,
    denied,
    unwatched,
  };
  if (chosenBy === 'rights') {
    return {
      namespaces,
      grant: sentence('grant-everywhere', { resource, key }),
    };
  }
  return {
    namespaces,
    ...(denied.length > 0 && {
      grant: sentence('grant-namespaces', {
        resource,
        key,
        count: denied.length,
      }),
    }),
  };
}

function inOrder(times: readonly Date[]): Date[] {
  return [...times].sort((a, b) => a.getTime() - b.getTime());
}

function reasonOf(problem: Sentence | undefined): string {
  return (problem ? renderSentence(problem) : '').slice(0, LONGEST_REASON);
}
