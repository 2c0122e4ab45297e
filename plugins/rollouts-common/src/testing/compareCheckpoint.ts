import type { DerivedSummary } from '../model/Derived';
import { deriveDetail } from '../status/argo-rollouts/deriveDetail';
import { deriveSummary } from '../status/argo-rollouts/deriveSummary';
import type { RolloutFacts } from '../status/argo-rollouts/RolloutFacts';
import { infoTree } from '../status/argo-rollouts/tree/infoTree';
import type { Checkpoint, RecordedState, Recording } from './Recording';
import { rolloutText } from './rolloutText';
import { upstreamClock } from './upstreamClock';
import {
  asUpstreamStatus,
  parseUpstream,
  type UpstreamView,
} from './upstreamView';

export type Mismatch = { field: string; ours: string; upstream: string };

/** What we say at a checkpoint. Without a summary: there is no rollout, or upstream refuses to show it. */
export type Answer = {
  resourceVersion: string | undefined;
  /** As `kubectl argo rollouts get rollout` prints it. */
  text: string;
  /** As `kubectl argo rollouts status` prints it. */
  status: string;
  stderr: string;
  summary?: DerivedSummary;
};

// What needs more than the Rollout itself, and so is certain only where nothing moved while upstream was asked.
const FROM_OTHERS = ['Images', 'ActualWeight', 'Tree'];

/**
 * Compares what we say with what upstream's command line said at a checkpoint: everything where the checkpoint is
 * exact, else what comes from the Rollout alone.
 */
export function compareCheckpoint(
  recording: Recording,
  checkpoint: Checkpoint,
): { answer: Answer; mismatches: Mismatch[] } {
  const answer = answerAt(recording, checkpoint);
  const ours: UpstreamView = {
    ...parseUpstream(answer.text),
    resourceVersion: answer.resourceVersion ?? '(none)',
    status: answer.status,
    stderr: answer.stderr,
  };
  const theirs: UpstreamView = {
    ...parseUpstream(checkpoint.get),
    resourceVersion: checkpoint.resourceVersion ?? '(none)',
    status: checkpoint.status,
    stderr: checkpoint.statusStderr,
  };
  const mismatches = [
    ...new Set([...Object.keys(ours), ...Object.keys(theirs)]),
  ]
    .filter(field => checkpoint.exact || !FROM_OTHERS.includes(field))
    .filter(field => ours[field] !== theirs[field])
    .map(field => ({
      field,
      ours: ours[field] ?? '(nothing)',
      upstream: theirs[field] ?? '(nothing)',
    }));
  const isSameText = !checkpoint.exact || answer.text === checkpoint.get;
  return {
    answer,
    mismatches:
      mismatches.length === 0 && !isSameText
        ? [{ field: 'Layout', ours: answer.text, upstream: checkpoint.get }]
        : mismatches,
  };
}

function answerAt(recording: Recording, checkpoint: Checkpoint): Answer {
  const state = recording.stateAsOf(checkpoint.asOf);
  // A refusal does not say which rollout was asked for; it is then the one of the story.
  const name = parseUpstream(checkpoint.get).Name ?? recording.rollout;
  const facts = state.rollouts.get(name);
  if (!facts) return refusal(undefined, `rollout.argoproj.io "${name}"`);
  const workload = missingWorkload(facts, state);
  if (workload !== undefined) {
    return refusal(facts, `deployment.apps "${workload}"`);
  }
  const detail = deriveDetail(facts, state);
  return {
    resourceVersion: facts.resourceVersion,
    text: rolloutText(
      detail,
      infoTree(facts, state),
      upstreamClock(checkpoint),
    ),
    ...asUpstreamStatus(detail),
    summary: deriveSummary(facts, state),
  };
}

/** Upstream's command only fails when the Deployment that the rollout refers to is gone. */
function missingWorkload(
  { workloadRef }: RolloutFacts,
  { deployments }: RecordedState,
): string | undefined {
  return workloadRef?.kind === 'Deployment' &&
    !deployments.has(workloadRef.name)
    ? workloadRef.name
    : undefined;
}

function refusal(facts: RolloutFacts | undefined, what: string): Answer {
  return {
    resourceVersion: facts?.resourceVersion,
    text: '',
    status: '',
    stderr: `Error: ${what} not found\n`,
  };
}
