import type { Verdict } from '@rollouts-portal/plugin-rollouts-common';

import type { Tokens } from '../tokens';

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
