/** What a rollout is doing, exactly as its controller means it; `Unknown` when no rule gives an answer. */
export const PHASES = [
  'Healthy',
  'Progressing',
  'Paused',
  'Degraded',
  'Unknown',
] as const;

export type Phase = (typeof PHASES)[number];
