import type { FleetMatrix } from '@rollouts-portal/plugin-rollouts-common';

import { clusterStatus } from '../testing/rolloutFixtures';
import { applyMatrixEvent } from './applyMatrixEvent';

function service(name: string, newest: string) {
  return { namespace: 'payments', name, newest, cells: [] };
}

const matrix: FleetMatrix = {
  by: 'environment',
  columns: [],
  items: [service('api', '1.0'), service('web', '1.0')],
  matching: 2,
  next: 'further',
  clusters: [clusterStatus()],
};
const page = { columns: [], matching: 2, next: 'further' };

describe('a page of the matrix after an event', () => {
  it('is the snapshot', () => {
    expect(
      applyMatrixEvent(undefined, { event: 'snapshot', data: matrix }),
    ).toBe(matrix);
  });

  it('has the services that changed, and the others as they were', () => {
    const after = applyMatrixEvent(matrix, {
      event: 'changes',
      data: { ...page, items: [service('web', '2.0')] },
    });
    expect(after).toEqual({
      ...matrix,
      items: [service('api', '1.0'), service('web', '2.0')],
    });
    expect(after?.items[0]).toBe(matrix.items[0]);
  });

  it('has the services that come, in their order, and no more those that go', () => {
    const cart = service('cart', '1.0');
    const [, web = cart] = matrix.items;
    const after = applyMatrixEvent(matrix, {
      event: 'changes',
      data: {
        columns: [],
        matching: 7,
        items: [cart],
        services: [cart, web].map(({ namespace, name }) => ({
          namespace,
          name,
        })),
        clusters: [],
      },
    });
    expect(after).toEqual({
      by: 'environment',
      columns: [],
      matching: 7,
      items: [cart, web],
      clusters: [],
    });
  });

  it('is the same object when nothing has changed', () => {
    expect(
      applyMatrixEvent(matrix, {
        event: 'heartbeat',
        data: { at: '2026-11-21T09:00:00Z' },
      }),
    ).toBe(matrix);
  });

  it('is unknown before the first snapshot', () => {
    expect(
      applyMatrixEvent(undefined, {
        event: 'changes',
        data: { ...page, items: [] },
      }),
    ).toBeUndefined();
  });
});
