import { join } from 'node:path';
import type { KubernetesObject } from './KubernetesObject.ts';

/**
 * The configuration of Argo Rollouts with one step plugin: that of its own tests, whose answer a step's `config` says,
 * for example `{ return: Failed }`.
 *
 * @param program - folder of the built Argo Rollouts
 */
export function stepPluginConfig(program: string): KubernetesObject {
  const location = `file://${join(program, 'bin', 'step-plugin-e2e')}`;
  return {
    apiVersion: 'v1',
    kind: 'ConfigMap',
    metadata: { name: 'argo-rollouts-config', namespace: 'argo-rollouts' },
    data: {
      stepPlugins: JSON.stringify([{ name: 'example/steps', location }]),
    },
  };
}
