import {
  isAnalysisPhase,
  type AnalysisPhase,
} from '@rollouts-portal/plugin-rollouts-common';

/** What became of a run, a metric or a measurement. */
export type Verdict = 'passed' | 'failed' | 'inconclusive' | 'error' | 'open';

const VERDICT: Record<AnalysisPhase, Verdict> = {
  Successful: 'passed',
  Running: 'open',
  Pending: 'open',
  Inconclusive: 'inconclusive',
  Error: 'error',
  Failed: 'failed',
};

/** Without a phase nothing is decided, and nor is it by a word that we do not know. */
export function verdictOf(phase: string | undefined): Verdict {
  return phase !== undefined && isAnalysisPhase(phase)
    ? VERDICT[phase]
    : 'open';
}
