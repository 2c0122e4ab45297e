import type { RolloutSummary } from '@rollouts-portal/plugin-rollouts-common';

import {
  abortedCanary,
  healthyCanary,
  pausedCanary,
  progressingCanary,
  withoutDetails,
} from './insides';

const STATES = [pausedCanary, abortedCanary, progressingCanary, healthyCanary];

/** So many rollouts in all states, each with an id of its own. */
export function tableRows(count: number): RolloutSummary[] {
  const patterns = STATES.map(make => withoutDetails(make()));
  return Array.from({ length: count }, (_, index) => {
    const pattern = patterns[index % patterns.length];
    if (!pattern) throw new Error('there is no state');
    const name = `service-${index}`;
    const cluster = `cluster-${index % 300}`;
    return { ...pattern, name, cluster, id: `${cluster}/${name}` };
  });
}

/** As an update leaves them: every hundredth row, the first among them, is another object and shows another share. */
export function updatedRows(
  rows: readonly RolloutSummary[],
  round: number,
): RolloutSummary[] {
  return rows.map((row, index) =>
    index % 100 === 0 ? withShare(row, 41 + round) : row,
  );
}

function withShare(row: RolloutSummary, value: number): RolloutSummary {
  const { weights } = row;
  return {
    ...row,
    weights: { ...weights, actual: { ...weights.actual, value } },
  };
}
