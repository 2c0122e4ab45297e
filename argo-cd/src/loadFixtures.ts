import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'yaml';
import { z } from 'zod';

import { healthSchema, type Health } from './Health';
import { HEALTH_CHECKS, type HealthKind } from './healthKinds';
import { objectSchema, type KubernetesObject } from './KubernetesObject';

const healthTestSchema = z.strictObject({
  tests: z.array(
    z.strictObject({ inputPath: z.string(), healthStatus: healthSchema }),
  ),
});

export type Fixture = {
  path: string;
  object: KubernetesObject;
  health: Health;
};

/** What `health_test.yaml` of one kind promises, in Argo CD's own format. */
export function loadFixtures(kind: HealthKind): Fixture[] {
  const folder = join(HEALTH_CHECKS, kind);
  return healthTestSchema
    .parse(readYaml(join(folder, 'health_test.yaml')))
    .tests.map(({ inputPath, healthStatus }) => ({
      path: inputPath,
      object: objectSchema.parse(readYaml(join(folder, inputPath))),
      health: healthStatus,
    }));
}

function readYaml(path: string): unknown {
  return parse(readFileSync(path, 'utf8'));
}
