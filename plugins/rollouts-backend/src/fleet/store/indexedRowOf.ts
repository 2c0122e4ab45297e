import {
  attention,
  DECIDING_VERBS,
  waitsForPerson,
  type DerivedSummary,
} from '@rollouts-portal/plugin-rollouts-common';

import type { RolloutSnapshot } from '../../snapshots/RolloutSnapshot';
import type { IndexedRow } from './IndexedRow';

// After every instant: who waits since when unknown comes last among those who wait.
const UNKNOWN_SINCE = Number.MAX_SAFE_INTEGER;

/** @param owner - who is named as the owner, if anybody */
export function indexedRowOf(
  { id, cluster, environment, facts }: RolloutSnapshot,
  derived: DerivedSummary,
  owner: string | undefined,
): IndexedRow {
  const { namespace, name, provider, strategy, phase, waitingFor } = derived;
  return {
    id,
    cluster,
    environment,
    namespace,
    name,
    provider,
    strategy,
    phase,
    labels: facts.labels,
    owner,
    waitingFor: waitingFor?.what,
    urgency: attention(derived),
    waitingSince: waitingSince(derived),
    since: instant(derived.since),
    images: [
      ...new Set([
        ...('images' in facts ? facts.images : []),
        ...derived.images.map(({ image }) => image),
      ]),
    ],
    decisions: derived.actions
      .filter(({ verb, possible }) => possible && DECIDING_VERBS.has(verb))
      .map(({ verb }) => verb),
  };
}

function waitingSince({ waitingFor }: DerivedSummary): number | undefined {
  if (!waitingFor || !waitsForPerson(waitingFor)) return undefined;
  const since = 'since' in waitingFor ? waitingFor.since : undefined;
  return instant(since) ?? UNKNOWN_SINCE;
}

function instant(time: string | undefined): number | undefined {
  const ms = time === undefined ? NaN : Date.parse(time);
  return Number.isNaN(ms) ? undefined : ms;
}
