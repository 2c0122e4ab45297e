import { InputError } from '@backstage/errors';
import type { FleetSort } from '@rollouts-portal/plugin-rollouts-common';
import { z } from 'zod';

import type { SortKey } from './store/FleetStore';

const text = z.string();

const KEY: Record<FleetSort, z.ZodType<SortKey>> = {
  attention: z.tuple([z.number(), z.number(), text, text]),
  name: z.tuple([text, text]),
  cluster: z.tuple([text, text, text, text]),
  updated: z.tuple([z.number(), text, text]),
};

/** A cursor names the row after which a page begins, so that rows which come and go before it shift nothing. */
export function formatCursor(key: SortKey): string {
  return Buffer.from(JSON.stringify(key)).toString('base64url');
}

/** @throws InputError when no page that is sorted like this gave the cursor. */
export function parseCursor(cursor: string, sort: FleetSort): SortKey {
  try {
    return KEY[sort].parse(
      JSON.parse(Buffer.from(cursor, 'base64url').toString()),
    );
  } catch {
    throw new InputError(
      `The parameter cursor is none that a page of rollouts sorted by ${sort} gave: leave it out for the first page`,
    );
  }
}
