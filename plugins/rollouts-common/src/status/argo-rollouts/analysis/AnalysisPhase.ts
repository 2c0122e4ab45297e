/** The phases of an AnalysisRun, of an Experiment, of their metrics and measurements, best first as upstream ranks them. */
export const ANALYSIS_PHASES = [
  'Successful',
  'Running',
  'Pending',
  'Inconclusive',
  'Error',
  'Failed',
] as const;

export type AnalysisPhase = (typeof ANALYSIS_PHASES)[number];

const COMPLETED: Record<AnalysisPhase, boolean> = {
  Successful: true,
  Running: false,
  Pending: false,
  Inconclusive: true,
  Error: true,
  Failed: true,
};

export function isAnalysisPhase(text: string): text is AnalysisPhase {
  return ANALYSIS_PHASES.some(phase => phase === text);
}

/** Whether nothing follows any more. An unknown phase of a newer controller is taken for one that goes on. */
export function isCompleted(phase: string | undefined): boolean {
  return phase !== undefined && isAnalysisPhase(phase) && COMPLETED[phase];
}
