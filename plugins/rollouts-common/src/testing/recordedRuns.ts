import type { AnalysisRunFacts } from '../status/argo-rollouts/analysis/AnalysisRunFacts';
import { projectAnalysisRun } from '../status/argo-rollouts/analysis/projectAnalysisRun';
import { readRecording, SCENARIOS } from './readRecording';

/** One AnalysisRun of a recording: its states in order, and the objects that they were read from. */
export type RecordedRun = {
  scenario: string;
  states: { t: number; object: unknown; facts: AnalysisRunFacts }[];
};

/** Every AnalysisRun that was recorded. */
export function recordedRuns(): RecordedRun[] {
  return SCENARIOS.flatMap(scenario => {
    const runs = new Map<string, RecordedRun>();
    for (const { t, type, object } of readRecording(scenario).events) {
      if (object.kind !== 'AnalysisRun' || type === 'DELETED') continue;
      const facts = projectAnalysisRun(object);
      const run = runs.get(facts.uid) ?? { scenario, states: [] };
      run.states.push({ t, object, facts });
      runs.set(facts.uid, run);
    }
    return [...runs.values()];
  });
}
