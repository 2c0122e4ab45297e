import { runCommand } from './runCommand.ts';
import { UserFacingError } from './UserFacingError.ts';

/** The highest `go` line of the programs' modules. */
const NEEDED = [1, 26, 1] as const;

/** Resolves when a fit Go is on PATH; otherwise says what to install. */
export async function requireGo(
  folder: string,
  env: NodeJS.ProcessEnv = process.env,
): Promise<void> {
  const remedy = `install Go ${NEEDED.join('.')} or newer and put it on PATH`;
  // Asked inside the module, so that a Go that fetches its own toolchain answers for the fetched one.
  const answer = await runCommand('go', ['env', 'GOVERSION'], {
    cwd: folder,
    env,
  }).catch((error: unknown) => {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') {
      throw new UserFacingError(
        `Building the control plane needs Go, and there is no "go" on PATH: ${remedy}.`,
      );
    }
    throw error;
  });
  const found = answer.stdout.trim();
  if (answer.exit !== 0) {
    throw new UserFacingError(
      `Building the control plane needs another Go (${firstLine(
        answer.stderr,
      )}): ${remedy}.`,
    );
  }
  if (!isNewEnough(found)) {
    throw new UserFacingError(
      `Building the control plane needs a newer Go than ${found}: ${remedy}.`,
    );
  }
}

function firstLine(text: string): string {
  return text.trim().split('\n')[0] ?? '';
}

export function isNewEnough(version: string): boolean {
  const match = /^go(\d+)\.(\d+)(?:\.(\d+))?/.exec(version);
  if (!match) return false;
  const found = match.slice(1).map(part => Number(part ?? 0));
  for (const [index, needed] of NEEDED.entries()) {
    const part = found[index] ?? 0;
    if (part !== needed) return part > needed;
  }
  return true;
}
