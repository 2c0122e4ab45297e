import type { AnalysisRunFacts, MetricFacts } from './AnalysisRunFacts';
import { ANALYSIS_PHASES } from './AnalysisPhase';

/** The metric that says most about where a run stands: the worst of those that count. */
export function tellingMetric({
  metrics,
}: AnalysisRunFacts): MetricFacts | undefined {
  const counting = metrics.filter(({ dryRun }) => !dryRun);
  return (counting.length > 0 ? counting : [...metrics]).sort(
    (a, b) => severity(b) - severity(a) || trouble(b) - trouble(a),
  )[0];
}

/** Only a verdict ranks; metrics that go on are told apart by what was measured. */
function severity({ phase }: MetricFacts): number {
  const rank = ANALYSIS_PHASES.findIndex(known => known === phase);
  return rank >= ANALYSIS_PHASES.indexOf('Inconclusive') ? rank : 0;
}

function trouble({ counters }: MetricFacts): number {
  return counters.failed + counters.inconclusive + counters.consecutiveError;
}
