import { isAnalysisPhase, type AnalysisPhase } from './AnalysisPhase';

/** What became of a run, a metric or a measurement, as far as it needs a shape and a colour of its own. */
export type Verdict = 'passed' | 'failed' | 'inconclusive' | 'error' | 'open';

const VERDICT_OF: Record<AnalysisPhase, Verdict> = {
  Successful: 'passed',
  Running: 'open',
  Pending: 'open',
  Inconclusive: 'inconclusive',
  Error: 'error',
  Failed: 'failed',
};

/** Without a phase nothing is decided, and nor is it by the word of a controller newer than this. */
export function verdictOf(phase: string | undefined): Verdict {
  return phase !== undefined && isAnalysisPhase(phase)
    ? VERDICT_OF[phase]
    : 'open';
}
