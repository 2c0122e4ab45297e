import { at, textAt } from '@rollouts-portal/control-plane/json.ts';

import type { Portal } from '../Portal.ts';
import { USERS } from '../users.ts';
import type { Rows, Row } from './Rows.ts';

const PAGE = 500;

/** All that the portal's fleet shows of a cluster, page by page, as people get it. */
export async function fleetRows(
  portal: Portal,
  cluster: string,
): Promise<Rows> {
  const rows = new Map<string, Row>();
  let cursor: string | undefined;
  do {
    const query = new URLSearchParams({
      cluster,
      sort: 'name',
      limit: String(PAGE),
      ...(cursor !== undefined && { cursor }),
    });
    const { status, body } = await portal.request(
      USERS.platformEngineer,
      `/rollouts/rollouts?${query}`,
    );
    const items = at(body, 'items');
    if (status !== 200 || !Array.isArray(items)) {
      throw new Error(`the fleet answers ${status}: ${JSON.stringify(body)}`);
    }
    for (const item of items) rows.set(textAt(item, 'id') ?? '', rowOf(item));
    cursor = textAt(body, 'next');
  } while (cursor !== undefined);
  return rows;
}

function rowOf(item: unknown): Row {
  return {
    uid: textAt(item, 'uid'),
    createdAt: textAt(item, 'createdAt'),
    phase: textAt(item, 'phase'),
    step: numberAt(item, 'step', 'index'),
    revision: numberAt(item, 'revision'),
    desired: numberAt(item, 'pods', 'desired'),
    available: numberAt(item, 'pods', 'available'),
  };
}

function numberAt(item: unknown, ...path: string[]): number | undefined {
  const found = at(item, ...path);
  return typeof found === 'number' ? found : undefined;
}
