import { homedir } from 'node:os';
import { join } from 'node:path';

/** Where built programs are kept: outside the clone, so that a fresh clone finds them. */
export function cacheFolder(
  environment: NodeJS.ProcessEnv = process.env,
): string {
  const own = environment['ROLLOUTS_CONTROL_PLANE_CACHE'];
  if (own) return own;
  const base = environment['XDG_CACHE_HOME'] || join(homedir(), '.cache');
  return join(base, 'rollouts-portal', 'control-plane');
}
