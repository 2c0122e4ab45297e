import { homedir } from 'node:os';
import { join } from 'node:path';

export const ROOT = join(import.meta.dirname, '../..');

/** What a failure leaves to look at; ignored by git. */
export const RESULTS = join(ROOT, 'e2e-results', 'foreign-portal');

/**
 * Where tarballs and created apps are kept. Outside of the clone: there, the apps would find the clone's own packages,
 * and a dependency that is not declared would not be missed.
 */
export const CACHE = join(
  process.env['XDG_CACHE_HOME'] || join(homedir(), '.cache'),
  'rollouts-portal',
  'foreign-portal',
);
