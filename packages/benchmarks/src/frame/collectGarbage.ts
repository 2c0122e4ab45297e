import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';

/**
 * All of it, and nothing else: compiled code stays, as it does in a process that nobody forces. V8 drops code that was
 * not run between several collections, and code made for objects of which none was there at two of them.
 */
export function collectGarbage(): void {
  // Node has it behind a flag, which need not have been given at its start.
  setFlagsFromString('--expose-gc');
  setFlagsFromString('--no-flush-bytecode');
  setFlagsFromString('--retain-maps-for-n-gc=1000000');
  const collect: unknown = runInNewContext('gc');
  if (typeof collect !== 'function') throw new Error('there is no gc()');
  collect();
}
