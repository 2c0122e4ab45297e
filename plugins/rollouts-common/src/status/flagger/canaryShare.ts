import type { FlaggerFacts } from './FlaggerFacts';
import type { RouteFacts } from './RouteFacts';

/** How much of the traffic the route sends to the new version, in percent. */
export type CanaryShare = {
  /** Of the requests that nothing matches. Absent: the route does not tell. */
  all?: number;
  /** Of those that match an A/B test; absent where nothing is matched. */
  matching?: number;
};

export function canaryShare(
  { serviceName, analysis }: FlaggerFacts,
  route: RouteFacts,
): CanaryShare {
  const shares = (conditional: boolean) =>
    route.rules
      .filter(rule => rule.conditional === conditional)
      .map(({ weights }) => percent(weights, `${serviceName}-canary`));
  return {
    all: shares(false).at(-1),
    // With session affinity a matching rule only keeps visitors where they are.
    ...(analysis.run.by === 'match' && { matching: shares(true)[0] }),
  };
}

function percent(
  weights: Readonly<Record<string, number>>,
  service: string,
): number | undefined {
  const total = Object.values(weights).reduce((sum, weight) => sum + weight, 0);
  if (total <= 0) return undefined;
  return Math.round(((weights[service] ?? 0) * 100) / total);
}
