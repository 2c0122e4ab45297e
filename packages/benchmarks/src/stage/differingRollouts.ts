/** How many rollouts are on one of the two lists only; each is a `rolloutText`. */
export function differingRollouts(
  shown: readonly string[],
  there: readonly string[],
): number {
  return missing(shown, there) + missing(there, shown);
}

function missing(some: readonly string[], among: readonly string[]): number {
  const known = new Set(among);
  return some.filter(rollout => !known.has(rollout)).length;
}
