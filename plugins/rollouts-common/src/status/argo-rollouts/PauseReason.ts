/** `status.pauseConditions[].reason`, as upstream's `PauseReason` has them. */
export const PAUSE_REASONS = [
  'CanaryPauseStep',
  'BlueGreenPause',
  'InconclusiveAnalysisRun',
  'InconclusiveExperiment',
] as const;

export type PauseReason = (typeof PAUSE_REASONS)[number];

export function isPauseReason(text: string): text is PauseReason {
  return PAUSE_REASONS.some(reason => reason === text);
}
