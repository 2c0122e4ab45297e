// The one place here that touches the disk: for tests and for replay, and not exported from the package.
/* eslint-disable no-restricted-imports */
import { readdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
/* eslint-enable no-restricted-imports */

import { Recording } from './Recording';

const RECORDINGS = resolve(
  __dirname,
  '../../testdata/recordings/argo-rollouts',
);

/** Names of the recorded scenarios of Argo Rollouts. */
export const SCENARIOS: readonly string[] = readdirSync(RECORDINGS, {
  withFileTypes: true,
})
  .filter(entry => entry.isDirectory())
  .map(({ name }) => name)
  .sort();

/** One recorded scenario by its number, such as `24`, or its full name. */
export function readRecording(scenario: string): Recording {
  const name = SCENARIOS.find(
    candidate => candidate === scenario || candidate.startsWith(`${scenario}-`),
  );
  if (name === undefined) throw new Error(`No recording ${scenario}`);
  return readRecordingFolder(join(RECORDINGS, name));
}

/** A recording from any folder that has `events.jsonl` and `checkpoints.jsonl`. */
export function readRecordingFolder(folder: string): Recording {
  return Recording.parse({
    events: readFileSync(join(folder, 'events.jsonl'), 'utf8'),
    checkpoints: readFileSync(join(folder, 'checkpoints.jsonl'), 'utf8'),
  });
}
