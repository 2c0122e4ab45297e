import { ROLLOUT_STATUS } from '../workloadRecording';
import { findRecordings, hasFile } from './findRecordings';
import { replayArgoRollouts } from './replayArgoRollouts';
import type { Replayed } from './Replayed';
import { replayFlagger } from './replayFlagger';
import { replayWorkload } from './replayWorkload';

/** Replays every recording in a folder. One with nothing to compare with is a failure, not a success. */
export function replayFolder(folder: string): Replayed[] {
  const recordings = findRecordings(folder);
  return recordings.length > 0
    ? recordings.map(replayRecording)
    : [nothingIn(folder, 'there is no recording')];
}

function replayRecording(folder: string): Replayed {
  const scenario = folder.split(/[\\/]/).slice(-2).join('/');
  const replayed = replayOfKind(folder, scenario);
  const [only, ...others] = replayed.comparisons;
  // That summary and detail agree is no proof: both are ours.
  return only?.differences.length === 0 && others.length === 0
    ? nothingIn(scenario, 'nothing was recorded to compare with')
    : replayed;
}

function replayOfKind(folder: string, scenario: string): Replayed {
  if (hasFile(folder, 'checkpoints.jsonl')) {
    return replayArgoRollouts(folder, scenario);
  }
  if (hasFile(folder, ROLLOUT_STATUS)) return replayWorkload(folder, scenario);
  return hasFile(folder, 'webhooks.jsonl')
    ? replayFlagger(folder, scenario)
    : nothingIn(scenario, 'neither checkpoints nor webhooks to compare with');
}

function nothingIn(scenario: string, why: string): Replayed {
  return {
    scenario,
    comparisons: [{ t: 0, what: 'recording', differences: [why] }],
    said: [],
  };
}
