import {
  isAnalysisPhase,
  type AnalysisPhase,
} from '@rollouts-portal/plugin-rollouts-common';

import type { Tokens } from '../tokens';

/** What became of a run, a metric or a measurement, as far as it needs a shape and a colour of its own. */
export type Verdict = 'passed' | 'failed' | 'inconclusive' | 'error' | 'open';

// A Record, so that a phase without a verdict does not compile.
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

// Amber asks for a person, which is what an inconclusive run does.
const TONE_OF = {
  passed: 'healthy',
  failed: 'degraded',
  inconclusive: 'paused',
  error: 'degraded',
  open: 'progressing',
} as const satisfies Record<Verdict, keyof Tokens>;

export function toneOfVerdict(tokens: Tokens, verdict: Verdict) {
  return tokens[TONE_OF[verdict]];
}
