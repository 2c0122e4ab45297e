import {
  attention,
  DECIDING_VERBS,
  waitsForPerson,
  type DerivedStanding,
} from '@rollouts-portal/plugin-rollouts-common';

import { imageParts } from '../imageParts';
import type { PlacedRollout } from '../../snapshots/RolloutSnapshot';
import type { IndexedRow } from './IndexedRow';

// After every instant: who waits since when unknown comes last among those who wait.
const UNKNOWN_SINCE = Number.MAX_SAFE_INTEGER;

export type IndexedRowContext = {
  /** See `Ownership.namedOrUnknown`. */
  owner: string | undefined;
  /** By how many milliseconds the cluster's clock is ahead of the one that all rows are sorted by. */
  clockAhead: number;
};

export function indexedRowOf(
  { id, cluster, environment, facts }: PlacedRollout,
  derived: DerivedStanding,
  { owner, clockAhead }: IndexedRowContext,
): IndexedRow {
  const { namespace, name, provider, strategy, phase, waitingFor } = derived;
  const wanted = 'images' in facts ? facts.images : [];
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
    waitingSince: waitingSince(derived, clockAhead),
    since: instant(derived.since, clockAhead),
    images: [
      ...new Set([...wanted, ...derived.images.map(({ image }) => image)]),
    ],
    ...versionsOf(derived, wanted[0]),
    decisions: derived.actions
      .filter(({ verb, possible }) => possible && DECIDING_VERBS.has(verb))
      .map(({ verb }) => verb),
  };
}

/** @param wanted - the image of its template, which runs when it is done */
function versionsOf(
  { phase, images }: DerivedStanding,
  wanted: string | undefined,
): Pick<IndexedRow, 'runs' | 'comes'> {
  const versionAs = (...roles: string[]) =>
    versionOf(
      images.find(image => image.roles.some(role => roles.includes(role)))
        ?.image,
    );
  const runs = versionAs('stable', 'active');
  if (phase === 'Healthy') return { runs: runs ?? versionOf(wanted) };
  const isMoving = phase === 'Progressing' || phase === 'Paused';
  const comes =
    versionAs('canary', 'preview') ??
    (isMoving ? versionOf(wanted) : undefined);
  return comes === runs ? { runs } : { runs, comes };
}

function versionOf(image: string | undefined): string | undefined {
  return image === undefined ? undefined : imageParts(image).tags[0];
}

function waitingSince(
  { waitingFor }: DerivedStanding,
  clockAhead: number,
): number | undefined {
  if (!waitingFor || !waitsForPerson(waitingFor)) return undefined;
  const since = 'since' in waitingFor ? waitingFor.since : undefined;
  return instant(since, clockAhead) ?? UNKNOWN_SINCE;
}

function instant(
  time: string | undefined,
  clockAhead: number,
): number | undefined {
  const ms = time === undefined ? NaN : Date.parse(time);
  return Number.isNaN(ms) ? undefined : ms - clockAhead;
}
