import { InputError } from '@backstage/errors';
import type { FleetSort } from '@rollouts-portal/plugin-rollouts-common';
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

/** A cursor names the row after which a page begins, so that rows which come and go before it shift nothing. */
export function formatCursor(key: SortKey): string {
  return Buffer.from(JSON.stringify(key)).toString('base64url');
}

/** @throws InputError when no page that is sorted like this gave the cursor. */
export function parseCursor(cursor: string, sort: FleetSort): SortKey {
  return parse(cursor, KEY[sort], `rollouts sorted by ${sort}`);
}

/** @throws InputError when no page of the matrix gave the cursor. */
export function parseServiceCursor(cursor: string): ServiceName {
  const [name, namespace] = parse(cursor, SERVICE, 'services');
  return { name, namespace };
}

export function formatServiceCursor({ name, namespace }: ServiceName): string {
  return formatCursor([name, namespace]);
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
