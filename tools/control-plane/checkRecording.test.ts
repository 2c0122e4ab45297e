import assert from 'node:assert/strict';
import { cp, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, it } from 'node:test';
import { checkRecording } from './checkRecording.ts';

const RECORDINGS = join(import.meta.dirname, 'testdata/recordings');
const RECORDING = join(RECORDINGS, 'canary-manual-pause');
const WORKLOAD = join(RECORDINGS, 'deployment-recreate');

/** The problems of the recording after one file was changed. */
async function problemsAfter(
  file: string,
  change: (text: string) => string,
  recording = RECORDING,
): Promise<string[]> {
  const folder = await mkdtemp(join(tmpdir(), 'check-recording-'));
  try {
    await cp(recording, folder, { recursive: true });
    const before = await readFile(join(folder, file), 'utf8');
    const after = change(before);
    assert.notEqual(after, before);
    await writeFile(join(folder, file), after);
    return await checkRecording(folder);
  } finally {
    await rm(folder, { recursive: true });
  }
}

const editLines = (edit: (lines: string[]) => string[]) => (text: string) =>
  edit(text.split('\n')).join('\n');

describe('checkRecording', () => {
  it('finds nothing wrong with a recording made here', async () => {
    assert.deepEqual(await checkRecording(RECORDING), []);
    assert.deepEqual(await checkRecording(WORKLOAD), []);
  });

  it('sees that kubectl was asked about another state of a workload', async () => {
    const problems = await problemsAfter(
      'events.jsonl',
      editLines(lines =>
        lines.filter(line => !line.includes('"kind":"Deployment"')),
      ),
      WORKLOAD,
    );
    assert.match(
      problems.join('\n'),
      /checkpoint "first version complete": the replayed Deployment is null/,
    );
  });

  it('sees that an event is missing', async () => {
    const problems = await problemsAfter(
      'events.jsonl',
      editLines(lines =>
        lines.filter(line => !line.includes('"kind":"Rollout"')),
      ),
    );
    assert.match(problems.join('\n'), /the replayed Rollout is null/);
  });

  it('sees that events are out of order', async () => {
    const problems = await problemsAfter(
      'events.jsonl',
      editLines(([first = '', second = '', ...rest]) => [
        second,
        first,
        ...rest,
      ]),
    );
    assert.match(problems.join('\n'), /resourceVersion does not grow/);
  });

  it('sees that a text belongs to another state', async () => {
    const problems = await problemsAfter('checkpoints.jsonl', text =>
      text.replaceAll('Updated:       1', 'Updated:       4'),
    );
    assert.match(
      problems.join('\n'),
      /the text says Updated 4, the replayed Rollout 1/,
    );
  });

  it('sees that a pod of the text was never there', async () => {
    const problems = await problemsAfter(
      'events.jsonl',
      editLines(lines => lines.filter(line => !line.includes('"kind":"Pod"'))),
    );
    assert.match(problems.join('\n'), /the text shows Pod\//);
  });

  it('sees that the recording was cut off', async () => {
    const problems = await problemsAfter(
      'actions.jsonl',
      editLines(lines => lines.slice(0, -2)),
    );
    assert.match(problems.join('\n'), /does not end with \(recording ends\)/);
  });
});
