import {
  sentence,
  type Freshness,
  type FreshnessState,
} from '@rollouts-portal/plugin-rollouts-common';

/** How current a part of a cluster is: a namespace, or a kind of object. */
export type FreshnessOf = { name: string; freshness: Freshness };

// The most telling first: what keeps the others from being known.
const ORDER: readonly FreshnessState[] = [
  'unreachable',
  'auth-failed',
  'stale',
  'reconnecting',
  'syncing',
  'denied',
  'absent',
  'partial',
  'unwatched',
  'live',
];

/**
 * One word for several parts: that of the worst. Where some are well and the others only shut, it is partial. Kinds are
 * named then; namespaces are only counted, as not everybody who may see the cluster may know their names.
 */
export function combinedFreshness(
  parts: readonly [FreshnessOf, ...FreshnessOf[]],
  partial: 'cluster-partial' | 'cluster-partial-kinds' = 'cluster-partial',
): Freshness {
  const [first] = parts;
  const worst =
    ORDER.flatMap(state =>
      parts.filter(({ freshness }) => freshness.state === state),
    )[0] ?? first;
  const shut = parts.filter(
    ({ freshness: { state } }) => state === 'denied' || state === 'absent',
  );
  const isPartial =
    parts.some(({ freshness }) => freshness.state === 'live') &&
    shut.includes(worst);
  if (!isPartial) return worst.freshness;
  return {
    ...worst.freshness,
    state: 'partial',
    problem:
      partial === 'cluster-partial'
        ? sentence(partial, { missing: shut.length, count: parts.length })
        : sentence(partial, { kinds: shut.map(({ name }) => name).join(', ') }),
  };
}
