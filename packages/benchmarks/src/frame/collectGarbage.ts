import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';

/** All of it, and nothing else: compiled code stays, as it does in a process that nobody forces. */
export function collectGarbage(): void {
  // Node has it behind a flag, which need not have been given at its start.
  setFlagsFromString('--expose-gc');
  setFlagsFromString('--no-flush-bytecode');
  const collect: unknown = runInNewContext('gc');
  if (typeof collect !== 'function') throw new Error('there is no gc()');
  collect();
}
