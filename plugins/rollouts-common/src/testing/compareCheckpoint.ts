import { deriveDetail } from '../status/argo-rollouts/deriveDetail';
import type { Checkpoint, Recording } from './Recording';
import {
  asUpstreamStatus,
  asUpstreamView,
  parseUpstream,
  type UpstreamView,
} from './upstreamView';

export type Mismatch = { field: string; ours: string; upstream: string };

// What needs more than the Rollout itself, and so is certain only where nothing moved while upstream was asked.
const FROM_REPLICA_SETS = ['Images', 'ActualWeight', 'ReplicaSets'];

/**
 * Compares our detail with what upstream's command line said at a checkpoint.
 *
 * @returns how many fields were compared, and those that differ
 */
export function compareCheckpoint(
  recording: Recording,
  checkpoint: Checkpoint,
): { compared: number; mismatches: Mismatch[] } {
  // With its workloadRef's Deployment deleted, upstream's command only fails; there is nothing to compare with.
  if (checkpoint.get === '' && checkpoint.resourceVersion !== null) {
    return { compared: 0, mismatches: [] };
  }
  const upstream = parseUpstream(checkpoint.get);
  const state = recording.stateAsOf(checkpoint.asOf);
  const facts = state.rollouts.get(upstream.Name ?? '');
  if (!facts || checkpoint.resourceVersion === null) {
    const both = !facts && checkpoint.resourceVersion === null;
    return {
      compared: 1,
      mismatches: both
        ? []
        : [
            {
              field: 'existence',
              ours: facts ? 'there' : 'not there',
              upstream: checkpoint.get,
            },
          ],
    };
  }

  const detail = deriveDetail(facts, { replicaSets: state.replicaSets });
  const ours: UpstreamView = {
    ...asUpstreamView(detail),
    resourceVersion: facts.resourceVersion,
    status: asUpstreamStatus(detail),
  };
  const theirs: UpstreamView = {
    ...upstream,
    resourceVersion: checkpoint.resourceVersion,
    status: checkpoint.status.split('\n')[0] ?? '',
  };
  const fields = [
    ...new Set([...Object.keys(ours), ...Object.keys(theirs)]),
  ].filter(field => checkpoint.exact || !FROM_REPLICA_SETS.includes(field));
  return {
    compared: fields.length,
    mismatches: fields
      .filter(field => ours[field] !== theirs[field])
      .map(field => ({
        field,
        ours: ours[field] ?? '(nothing)',
        upstream: theirs[field] ?? '(nothing)',
      })),
  };
}
