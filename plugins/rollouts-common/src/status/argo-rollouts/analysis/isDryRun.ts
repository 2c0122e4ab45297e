/**
 * Whether a metric is measured without effect: `spec.dryRun` names it, or all by `*`. Upstream matches regular
 * expressions; running those of a stranger could take for ever, so only plain names are read, and the controller's
 * own `dryRun` in the result goes before this.
 */
export function isDryRun(metric: string, patterns: readonly string[]): boolean {
  return patterns.some(
    pattern => pattern === metric || pattern === '*' || pattern === '.*',
  );
}
