import { existsSync } from 'node:fs';
import { join } from 'node:path';

import { cacheFolder } from '@rollouts-portal/control-plane/cacheFolder.ts';
import {
  PROGRAM_SOURCES,
  programKey,
} from '@rollouts-portal/control-plane/programs.ts';

/** The program `kubectl-argo-rollouts`, where it was built for the real control plane. */
export function findArgoRollouts(): string | undefined {
  const source = PROGRAM_SOURCES.find(({ name }) => name === 'argo-rollouts');
  if (!source) return undefined;
  const program = join(
    cacheFolder(),
    programKey(source),
    'bin/kubectl-argo-rollouts',
  );
  return existsSync(program) ? program : undefined;
}
