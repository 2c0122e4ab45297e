import { execFileSync } from 'node:child_process';

/** What is measured. Absent: it is not known, as it lies in no repository. */
export type Code = {
  commit?: string;
  /** Whether all of it is in that commit. */
  isCommitted?: boolean;
};

/** To be asked when a run begins: the repository may go on while it lasts. */
export function describeCode(directory: string): Code {
  try {
    return {
      commit: git(directory, 'rev-parse', '--short', 'HEAD'),
      isCommitted: git(directory, 'status', '--porcelain') === '',
    };
  } catch {
    return {};
  }
}

function git(directory: string, ...args: string[]): string {
  return execFileSync('git', args, {
    cwd: directory,
    encoding: 'utf8',
    stdio: ['ignore', 'pipe', 'ignore'],
  }).trim();
}
