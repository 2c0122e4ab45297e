import { basename } from 'node:path';

// Helpers of tests, which that package keeps out of what it exports.
/* eslint-disable @backstage/no-relative-monorepo-imports */
import { objectsOfKind } from '../../plugins/rollouts-common/src/testing/objectsOfKind';
import { recordingFolders } from '../../plugins/rollouts-common/src/testing/readRecording';
/* eslint-enable @backstage/no-relative-monorepo-imports */

import { objectSchema, type KubernetesObject } from './KubernetesObject';

export type RecordedObject = { from: string; object: KubernetesObject };

/** Every state of every object of one kind that real controllers went through while they were recorded. */
export function recordedObjects(kind: string): RecordedObject[] {
  return ['argo-rollouts', 'flagger', 'flagger-1.44'].flatMap(controller =>
    recordingFolders(controller).flatMap(folder =>
      objectsOfKind(folder, kind).map(object => ({
        from: `${controller}/${basename(folder)}`,
        object: objectSchema.parse(object),
      })),
    ),
  );
}
