import { runCommand } from '@rollouts-portal/control-plane/runCommand.ts';

/** Runs a program that has to succeed; what it said is told when it does not. */
export async function runStep(
  command: string,
  args: readonly string[],
  options: { cwd: string; env?: NodeJS.ProcessEnv; signal: AbortSignal },
): Promise<string> {
  const { exit, stdout, stderr } = await runCommand(command, args, options);
  if (exit !== 0) {
    throw new Error(
      `${[command, ...args].join(' ')} in ${
        options.cwd
      }:\n${stdout}\n${stderr}`,
    );
  }
  return stdout;
}
