import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { describeCode } from './describeCode';

let directory: string;

beforeEach(() => {
  directory = mkdtempSync(join(tmpdir(), 'code-'));
});
afterEach(() => rmSync(directory, { recursive: true }));

function git(...args: string[]): string {
  return execFileSync('git', args, { cwd: directory, encoding: 'utf8' });
}

function commit(): string {
  git('init', '--quiet');
  git('config', 'user.name', 'Somebody');
  git('config', 'user.email', 'somebody@example.test');
  writeFileSync(join(directory, 'code'), 'one');
  git('add', 'code');
  git('commit', '--quiet', '--no-gpg-sign', '--message', 'one');
  return git('rev-parse', '--short', 'HEAD').trim();
}

it('tells the commit, and that there is nothing beside it', () => {
  const id = commit();
  expect(describeCode(directory)).toEqual({ commit: id, isCommitted: true });
});

it.each(['code', 'another'])(
  'tells of a change that is in no commit, in the file %s',
  file => {
    const id = commit();
    writeFileSync(join(directory, file), 'two');
    expect(describeCode(directory)).toEqual({ commit: id, isCommitted: false });
  },
);

it('knows nothing where there is no repository', () => {
  expect(describeCode(directory)).toEqual({});
});
