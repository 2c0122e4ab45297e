import { InputError } from '@backstage/errors';
import {
  formatFleetSorting,
  type FleetSort,
} from '@rollouts-portal/plugin-rollouts-common';
import { z } from 'zod';

import type { ServiceName } from './matrixOf';
import type { SortKey } from './store/FleetStore';

const text = z.string();

const KEY: Record<FleetSort, z.ZodType<SortKey>> = {
  attention: z.tuple([z.number(), z.number(), text, text]),
  name: z.tuple([text, text]),
  cluster: z.tuple([text, text, text, text]),
  updated: z.tuple([z.number(), text, text]),
};

const SERVICE = z.tuple([text, text]);

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

/** @throws InputError when no page of the matrix gave the cursor. */
export function parseServiceCursor(cursor: string): ServiceName {
  const [name, namespace] = parse(cursor, SERVICE, 'services');
  return { name, namespace };
}

export function formatServiceCursor({ name, namespace }: ServiceName): string {
  return format([name, namespace]);
}

function format(content: SortKey | { before: SortKey }): string {
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
