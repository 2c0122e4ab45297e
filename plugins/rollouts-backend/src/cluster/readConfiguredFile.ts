import { readFile } from 'node:fs/promises';
import { sentence } from '@rollouts-portal/plugin-rollouts-common';
import { ClusterProblemError } from './ClusterProblemError';
import { errorCode } from './errorCode';

/**
 * Reads a file that the configuration names. `state` is what the cluster is without it.
 *
 * @throws ClusterProblemError naming `key`, never the path.
 */
export async function readConfiguredFile(
  file: string,
  key: string,
  state: ClusterProblemError['state'],
): Promise<string> {
  try {
    return await readFile(file, 'utf8');
  } catch (error) {
    throw new ClusterProblemError(
      state,
      sentence('cluster-file', { key, reason: errorCode(error) ?? 'unknown' }),
    );
  }
}
