import {
  createConditionExports,
  createPermissionRule,
} from '@backstage/plugin-permission-node';
import { z } from 'zod';

import { rolloutResourceRef } from './RolloutResource';

const inCluster = createPermissionRule({
  name: 'IN_CLUSTER',
  description: 'Allow rollouts in these clusters',
  resourceRef: rolloutResourceRef,
  paramsSchema: z.object({
    clusters: z.array(z.string()).describe('Names of clusters'),
  }),
  apply: (rollout, { clusters }) => clusters.includes(rollout.cluster),
  toQuery: ({ clusters }) => ({ field: 'cluster' as const, values: clusters }),
});

const inNamespace = createPermissionRule({
  name: 'IN_NAMESPACE',
  description: 'Allow rollouts in these namespaces, in whatever cluster',
  resourceRef: rolloutResourceRef,
  paramsSchema: z.object({
    namespaces: z.array(z.string()).describe('Names of namespaces'),
  }),
  apply: (rollout, { namespaces }) => namespaces.includes(rollout.namespace),
  toQuery: ({ namespaces }) => ({
    field: 'namespace' as const,
    values: namespaces,
  }),
});

const inEnvironment = createPermissionRule({
  name: 'IN_ENVIRONMENT',
  description: 'Allow rollouts in clusters of these environments',
  resourceRef: rolloutResourceRef,
  paramsSchema: z.object({
    environments: z
      .array(z.string())
      .describe('Environments as configured for the clusters'),
  }),
  // A cluster without an environment is in none of them, so a mistake in the config opens nothing.
  apply: (rollout, { environments }) =>
    rollout.environment !== undefined &&
    environments.includes(rollout.environment),
  toQuery: ({ environments }) => ({
    field: 'environment' as const,
    values: environments,
  }),
});

const hasProvider = createPermissionRule({
  name: 'HAS_PROVIDER',
  description: 'Allow rollouts that these controllers deliver',
  resourceRef: rolloutResourceRef,
  paramsSchema: z.object({
    providers: z
      .array(z.string())
      .describe('Names of providers, such as argo-rollouts'),
  }),
  apply: (rollout, { providers }) => providers.includes(rollout.provider),
  toQuery: ({ providers }) => ({
    field: 'provider' as const,
    values: providers,
  }),
});

const isEntityOwner = createPermissionRule({
  name: 'IS_ENTITY_OWNER',
  description:
    'Allow rollouts whose confirmed owner is among these entities; who merely shows a rollout does not own it',
  resourceRef: rolloutResourceRef,
  paramsSchema: z.object({
    claims: z
      .array(z.string())
      .describe('Full entity references, such as the ownership of a user'),
  }),
  apply: (rollout, { claims }) =>
    rollout.owners.some(owner => claims.includes(owner)),
  toQuery: ({ claims }) => ({ field: 'owners' as const, values: claims }),
});

const hasLabel = createPermissionRule({
  name: 'HAS_LABEL',
  description: 'Allow rollouts that carry this label',
  resourceRef: rolloutResourceRef,
  paramsSchema: z.object({
    key: z.string().describe('Key of the label'),
    value: z
      .string()
      .optional()
      .describe('Value of the label; left out: any value'),
  }),
  apply: (rollout, { key, value }) =>
    Object.hasOwn(rollout.labels, key) &&
    (value === undefined || rollout.labels[key] === value),
  toQuery: ({ key, value }) =>
    value === undefined
      ? { field: 'label' as const, key }
      : { field: 'label' as const, key, value },
});

export const rolloutRules = {
  inCluster,
  inNamespace,
  inEnvironment,
  hasProvider,
  isEntityOwner,
  hasLabel,
};

/** For the authors of permission policies. */
export const {
  conditions: rolloutConditions,
  createConditionalDecision: createRolloutConditionalDecision,
} = createConditionExports({
  resourceRef: rolloutResourceRef,
  rules: rolloutRules,
});
