import { detailOf } from '../../status/detailOf';
import { summaryOf } from '../../status/summaryOf';
import { rolloutStatusText } from '../../status/workloads/rolloutStatusText';
import {
  workloadCheckpoints,
  workloadStates,
  type WorkloadCheckpoint,
  type WorkloadState,
} from '../workloadRecording';
import { agreement } from './agreement';
import type { Comparison, Replayed } from './Replayed';

/**
 * Replays a recording of a Deployment, StatefulSet or DaemonSet and compares the whole of what `kubectl rollout status`
 * printed with what we say that it prints.
 */
export function replayWorkload(folder: string, scenario: string): Replayed {
  const states = workloadStates(folder);
  const checkpoints = workloadCheckpoints(folder).map(checkpoint => {
    const facts = stateAsOf(states, checkpoint.asOf)?.facts;
    return {
      checkpoint,
      facts,
      text: facts ? kubectlText(rolloutStatusText(facts)) : gone(checkpoint),
      summary: facts && summaryOf({ provider: 'workload', facts }),
    };
  });
  return {
    scenario,
    comparisons: [
      ...checkpoints.map(
        ({ checkpoint, facts, text, summary }): Comparison => ({
          t: checkpoint.t,
          what: `${checkpoint.label}: ${summary?.phase ?? 'gone'}`,
          differences: [
            ...differing(
              'resourceVersion',
              facts?.resourceVersion ?? null,
              checkpoint.resourceVersion,
            ),
            ...differing('stdout', text.stdout, checkpoint.status),
            ...differing('stderr', text.stderr, checkpoint.statusStderr),
          ],
        }),
      ),
      agreement(
        states.flatMap(({ t, facts }) => {
          if (!facts) return [];
          const state = { provider: 'workload', facts } as const;
          return [{ t, summary: summaryOf(state), detail: detailOf(state) }];
        }),
      ),
    ],
    said: checkpoints.map(({ checkpoint, text, summary }) => ({
      scenario,
      t: checkpoint.t,
      resourceVersion: checkpoint.resourceVersion ?? undefined,
      text: `${text.stdout}${text.stderr}`,
      summary,
    })),
  };
}

function stateAsOf(
  states: readonly WorkloadState[],
  asOf: string,
): WorkloadState | undefined {
  return states.findLast(
    ({ resourceVersion }) => Number(resourceVersion) <= Number(asOf),
  );
}

/** kubectl prints its errors to the other stream. */
function kubectlText(text: string): { stdout: string; stderr: string } {
  return text.startsWith('error: ')
    ? { stdout: '', stderr: `${text}\n` }
    : { stdout: `${text}\n`, stderr: '' };
}

function gone({ kind, name }: WorkloadCheckpoint) {
  const resource = `${kind.toLowerCase()}s.apps`;
  return {
    stdout: '',
    stderr: `Error from server (NotFound): ${resource} "${name}" not found\n`,
  };
}

function differing(
  field: string,
  ours: string | null,
  theirs: string | null,
): string[] {
  return ours === theirs
    ? []
    : [
        `${field}: ours ${JSON.stringify(ours)}, kubectl's ${JSON.stringify(
          theirs,
        )}`,
      ];
}
