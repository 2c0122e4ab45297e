import { InputError } from '@backstage/errors';
import {
  formatFleetSorting,
  type FleetSort,
  type MatrixSort,
} from '@rollouts-portal/plugin-rollouts-common';
import { z } from 'zod';

import type { SortKey } from './store/FleetStore';

const text = z.string();

const KEY: Record<FleetSort, z.ZodType<SortKey>> = {
  attention: z.tuple([z.number(), z.number(), text, text]),
  name: z.tuple([text, text]),
  cluster: z.tuple([text, text, text, text]),
  updated: z.tuple([z.number(), text, text]),
};

const SERVICE_KEY: Record<MatrixSort, z.ZodType<SortKey>> = {
  name: z.tuple([text, text]),
  'name,desc': z.tuple([text, text]),
  behind: z.tuple([z.number(), z.number(), text, text]),
  attention: KEY.attention,
};

type Sorting = { by: FleetSort; isReversed: boolean };

/**
 * A cursor names the row after which a page begins, so that rows which come and go before it shift nothing. After a row
 * stand others where the list is read the other way, so it says which way, too.
 */
export function formatCursor(key: SortKey, { isReversed }: Sorting): string {
  return format(isReversed ? { before: key } : key);
}

/** @throws InputError when no page that is sorted like this gave the cursor. */
export function parseCursor(cursor: string, sorting: Sorting): SortKey {
  const of = `rollouts sorted by ${formatFleetSorting(sorting)}`;
  const key = KEY[sorting.by];
  return sorting.isReversed
    ? parse(cursor, z.strictObject({ before: key }), of).before
    : parse(cursor, key, of);
}

/** @throws InputError when no page of the matrix that is sorted like this gave the cursor. */
export function parseServiceCursor(cursor: string, sort: MatrixSort): SortKey {
  const { key } = parse(
    cursor,
    z.strictObject({ sort: z.literal(sort), key: SERVICE_KEY[sort] }),
    `services sorted by ${sort}`,
  );
  return key;
}

export function formatServiceCursor(key: SortKey, sort: MatrixSort): string {
  return format({ sort, key });
}

function format(content: object): string {
  return Buffer.from(JSON.stringify(content)).toString('base64url');
}

function parse<Key>(cursor: string, key: z.ZodType<Key>, of: string): Key {
  try {
    return key.parse(JSON.parse(Buffer.from(cursor, 'base64url').toString()));
  } catch {
    throw new InputError(
      `The parameter cursor is none that a page of ${of} gave: leave it out for the first page`,
    );
  }
}
