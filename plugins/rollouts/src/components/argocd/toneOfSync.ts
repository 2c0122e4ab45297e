import type { ArgoCdSync } from '@rollouts-portal/plugin-rollouts-common';

import type { Tokens, Tone } from '../tokens';

// A Record, so that a status without a colour does not compile.
const TONE_OF: Record<ArgoCdSync, (tokens: Tokens) => Tone> = {
  Synced: tokens => tokens.healthy,
  OutOfSync: tokens => tokens.paused,
  Unknown: tokens => tokens.unknown,
};

export function toneOfSync(tokens: Tokens, sync: ArgoCdSync): Tone {
  return TONE_OF[sync](tokens);
}
