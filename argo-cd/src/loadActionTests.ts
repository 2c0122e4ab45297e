import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'yaml';
import { z } from 'zod';

import { HEALTH_CHECKS, type HealthKind } from './healthKinds';
import { objectSchema, type KubernetesObject } from './KubernetesObject';

const offeredSchema = z.strictObject({
  name: z.string(),
  displayName: z.string(),
  iconClass: z.string(),
  disabled: z.boolean(),
});

/** One action as Argo CD's menu offers it. */
export type OfferedAction = z.output<typeof offeredSchema>;

const actionTestSchema = z.strictObject({
  discoveryTests: z.array(
    z.strictObject({ inputPath: z.string(), result: z.array(offeredSchema) }),
  ),
  actionTests: z.array(
    z.strictObject({
      action: z.string(),
      inputPath: z.string(),
      expectedOutputPath: z.string().optional(),
      expectedErrorMessage: z.string().optional(),
    }),
  ),
});

/** What `action_test.yaml` of one kind promises, in Argo CD's own format. */
export function loadActionTests(kind: HealthKind) {
  const folder = join(HEALTH_CHECKS, kind, 'actions');
  const { discoveryTests, actionTests } = actionTestSchema.parse(
    parse(readFileSync(join(folder, 'action_test.yaml'), 'utf8')),
  );
  const read = (path: string): KubernetesObject =>
    objectSchema.parse(parse(readFileSync(join(folder, path), 'utf8')));
  return {
    discoveries: discoveryTests.map(({ inputPath, result }) => ({
      inputPath,
      object: read(inputPath),
      offered: result,
    })),
    actions: actionTests.map(
      ({ action, inputPath, expectedOutputPath, expectedErrorMessage }) => ({
        action,
        inputPath,
        object: read(inputPath),
        result: expectedOutputPath ? read(expectedOutputPath) : undefined,
        error: expectedErrorMessage,
      }),
    ),
  };
}
