// Reads from disk: for tests and for replay, and not exported from the package.
/* eslint-disable no-restricted-imports */
import { readdirSync } from 'node:fs';
import { join, resolve } from 'node:path';
/* eslint-enable no-restricted-imports */

import { readLines } from './readLines';
import { Recording } from './Recording';

const RECORDINGS = resolve(__dirname, '../../testdata/recordings');

/** Folders of the recorded scenarios of one controller, such as `flagger`. */
export function recordingFolders(controller: string): string[] {
  return readdirSync(join(RECORDINGS, controller))
    .sort()
    .map(name => join(RECORDINGS, controller, name));
}

const ARGO_ROLLOUTS = recordingFolders('argo-rollouts');

/** Names of the recorded scenarios of Argo Rollouts. */
export const SCENARIOS: readonly string[] = ARGO_ROLLOUTS.map(
  folder => folder.split(/[\\/]/).at(-1) ?? '',
);

/** One recorded scenario of Argo Rollouts by its number, such as `24`, or its full name. */
export function readRecording(scenario: string): Recording {
  const at = SCENARIOS.findIndex(
    name => name === scenario || name.startsWith(`${scenario}-`),
  );
  const folder = ARGO_ROLLOUTS[at];
  if (folder === undefined) throw new Error(`No recording ${scenario}`);
  return readRecordingFolder(folder);
}

/** A recording from any folder that has `events.jsonl` and `checkpoints.jsonl`. */
export function readRecordingFolder(folder: string): Recording {
  return Recording.parse({
    events: readLines(folder, 'events.jsonl'),
    checkpoints: readLines(folder, 'checkpoints.jsonl'),
  });
}
