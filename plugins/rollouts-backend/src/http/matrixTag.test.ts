import type { FleetMatrix } from '@rollouts-portal/plugin-rollouts-common';

import { matrixTag } from './matrixTag';

const SINCE = '2026-11-21T02:46:00Z';

function matrix(lastContactAt: string, matching = 0): FleetMatrix {
  return {
    by: 'cluster',
    columns: [],
    items: [],
    matching,
    clusters: [
      {
        name: 'eu',
        freshness: { state: 'live', since: SINCE, lastContactAt },
      },
    ],
  };
}

describe('the tag of a matrix', () => {
  it('is the same while the clusters are only heard again', () => {
    expect(matrixTag(matrix('2026-11-21T03:00:00Z'))).toBe(
      matrixTag(matrix('2026-11-21T03:00:10Z')),
    );
  });

  it('is another when anything else is', () => {
    expect(matrixTag(matrix(SINCE, 1))).not.toBe(matrixTag(matrix(SINCE, 2)));
  });
});
