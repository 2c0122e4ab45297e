import { InputError } from '@backstage/errors';
import {
  attention,
  waitsForPerson,
} from '@rollouts-portal/plugin-rollouts-common';
import { z } from 'zod';

import type { FleetRow } from './FleetRows';

const positionSchema = z.tuple([
  z.number(),
  z.string(),
  z.string(),
  z.string(),
]);

/** Where a row stands among all: how urgent, waiting since when, name, id. No two are the same. */
export type FleetPosition = z.infer<typeof positionSchema>;

// After every instant, before nothing: who waits for a person longest comes first, since when unknown last.
const UNKNOWN_SINCE = '~';

export function positionOf({ rollout, derived }: FleetRow): FleetPosition {
  return [
    attention(derived),
    waitingSince(derived),
    rollout.facts.name,
    rollout.id,
  ];
}

function waitingSince({ waitingFor }: FleetRow['derived']): string {
  if (!waitsForPerson(waitingFor)) return '';
  return waitingFor && 'since' in waitingFor
    ? waitingFor.since ?? UNKNOWN_SINCE
    : UNKNOWN_SINCE;
}

export function comparePositions(a: FleetPosition, b: FleetPosition): number {
  for (const [index, part] of a.entries()) {
    const other = b[index] ?? '';
    // Not by locale: a cursor must mean the same on every replica.
    if (part !== other) return part < other ? -1 : 1;
  }
  return 0;
}

/** A cursor names the row after which a page begins, so that rows which come and go before it shift nothing. */
export function formatCursor(position: FleetPosition): string {
  return Buffer.from(JSON.stringify(position)).toString('base64url');
}

/** @throws InputError */
export function parseCursor(cursor: string): FleetPosition {
  try {
    return positionSchema.parse(
      JSON.parse(Buffer.from(cursor, 'base64url').toString()),
    );
  } catch {
    throw new InputError(
      'The parameter cursor is none that a page of rollouts gave: leave it out for the first page',
    );
  }
}
