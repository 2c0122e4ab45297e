import { runCommand } from './runCommand.ts';
import { UserFacingError } from './UserFacingError.ts';

export type GoNeed = {
  /** What needs it: the beginning of a sentence. */
  what: string;
  /** The highest `go` line of its modules. */
  version: readonly [number, number, number];
};

const CONTROL_PLANE: GoNeed = {
  what: 'Building the control plane',
  version: [1, 26, 1],
};

/** Resolves when a fit Go is on PATH; otherwise says what to install. */
export async function requireGo(
  folder: string,
  env: NodeJS.ProcessEnv = process.env,
  { what, version }: GoNeed = CONTROL_PLANE,
): Promise<void> {
  const remedy = `install Go ${version.join('.')} or newer and put it on PATH`;
  // Asked inside the module, so that a Go that fetches its own toolchain answers for the fetched one.
  const answer = await runCommand('go', ['env', 'GOVERSION'], {
    cwd: folder,
    env,
  }).catch((error: unknown) => {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') {
      throw new UserFacingError(
        `${what} needs Go, and there is no "go" on PATH: ${remedy}.`,
      );
    }
    throw error;
  });
  const found = answer.stdout.trim();
  if (answer.exit !== 0) {
    throw new UserFacingError(
      `${what} needs another Go (${firstLine(answer.stderr)}): ${remedy}.`,
    );
  }
  if (!isNewEnough(found, version)) {
    throw new UserFacingError(
      `${what} needs a newer Go than ${found}: ${remedy}.`,
    );
  }
}

function firstLine(text: string): string {
  return text.trim().split('\n')[0] ?? '';
}

function isNewEnough(answer: string, version: GoNeed['version']): boolean {
  const match = /^go(\d+)\.(\d+)(?:\.(\d+))?/.exec(answer);
  if (!match) return false;
  const found = match.slice(1).map(part => Number(part ?? 0));
  for (const [index, needed] of version.entries()) {
    const part = found[index] ?? 0;
    if (part !== needed) return part > needed;
  }
  return true;
}
