import { parseEntityRef, stringifyEntityRef } from '@backstage/catalog-model';
import type { Config } from '@backstage/config';
import { InputError } from '@backstage/errors';
import {
  ENTITY_REF_ANNOTATION,
  WORKLOAD_KINDS,
} from '@rollouts-portal/plugin-rollouts-common';
import {
  inClusterServer,
  type InClusterServer,
} from '@rollouts-portal/plugin-rollouts-node';
import { z } from 'zod';
import { parseLabelSelector } from '../fleet/parseLabelSelector';
import { argoCdSettings } from './argoCdSettings';
import { argoCdSchema } from './argoCdSchema';
import { clusterSchema } from './clusterSchema';
import type { RolloutsConfig } from './RolloutsConfig';

const ROOT = 'rollouts';
const WRONG_KIND = `is not one of ${WORKLOAD_KINDS.join(', ')}`;

const ownershipSchema = z.strictObject({
  cluster: z.string().min(1, 'is empty').optional(),
  namespacePattern: z
    .string()
    .regex(
      /^[a-z0-9*-]{1,63}$/,
      'is not a namespace, with * for any run of characters',
    ),
  owner: z.string().transform((owner, context) => {
    try {
      // Without defaults: what is not said in full could come to mean another entity.
      return stringifyEntityRef(parseEntityRef(owner));
    } catch {
      context.addIssue({
        code: 'custom',
        message: 'is not a full entity reference such as group:default/shop',
      });
      return z.NEVER;
    }
  }),
});

// A key of an annotation as Kubernetes takes it: an optional DNS prefix, and a name.
const annotation = z
  .string()
  .regex(
    /^([a-z0-9]([a-z0-9.-]{0,251}[a-z0-9])?\/)?[A-Za-z0-9]([A-Za-z0-9._-]{0,61}[A-Za-z0-9])?$/,
    'is not a key of a Kubernetes annotation, such as example.com/owner',
  );

// Refused now, by name, rather than by every API server, for ever.
const labelSelector = z
  .string()
  .min(1, 'is empty')
  .superRefine((text, context) => {
    try {
      parseLabelSelector(text);
    } catch {
      context.addIssue({
        code: 'custom',
        message: 'is not a label selector, such as team=shop,tier in (a, b)',
      });
    }
  });

const providersSchema = z.strictObject({
  flagger: z.strictObject({ enabled: z.boolean().default(true) }).default({
    enabled: true,
  }),
  workloads: z
    .strictObject({
      kinds: z.array(z.enum(WORKLOAD_KINDS, WRONG_KIND)).default([]),
      labelSelector: labelSelector.optional(),
    })
    .default({ kinds: [] }),
});

const rolloutsSchema = (inCluster: InClusterServer | undefined) =>
  z.strictObject({
    clusters: z.array(clusterSchema(inCluster)).default([]),
    ownership: z.array(ownershipSchema).default([]),
    entityRefAnnotation: annotation.default(ENTITY_REF_ANNOTATION),
    providers: providersSchema.default({
      flagger: { enabled: true },
      workloads: { kinds: [] },
    }),
    argocd: argoCdSchema,
    replicas: z
      .strictObject({
        mode: z
          .enum(['embedded', 'shared'], 'is not one of embedded, shared')
          .default('embedded'),
      })
      .default({ mode: 'embedded' }),
    actions: z
      .strictObject({
        dangerouslyAllowWithoutPermissionFramework: z.boolean().default(false),
      })
      .default({ dangerouslyAllowWithoutPermissionFramework: false }),
    /** Of the module that brings the clusters of the Kubernetes plugin; it reads it by itself. */
    kubernetesPlugin: z.unknown().optional(),
  });

/**
 * Reads what is configured under `rollouts`. Nothing is reached and no file is read: what can only be seen then is
 * told by the cluster's freshness.
 *
 * @param inCluster - what `inCluster: true` stands for
 * @throws InputError that says all that is certainly wrong, a sentence each, naming the key; no value of it is told
 */
export function readRolloutsConfig(
  config: Config,
  inCluster: InClusterServer | undefined = inClusterServer(),
): RolloutsConfig {
  const given = config.getOptional(ROOT) ?? {};
  const schema = rolloutsSchema(inCluster);
  const known = Object.keys(schema.shape);
  const parsed = schema.safeParse(given);
  const problems = [
    ...(parsed.success
      ? []
      : parsed.error.issues.flatMap(issue => issueSentences(issue, known))),
    ...duplicateNames(given),
  ];
  if (!parsed.success || problems.length > 0) {
    throw new InputError(problems.join(' '));
  }
  const {
    clusters,
    ownership,
    providers,
    argocd,
    kubernetesPlugin: _,
    ...rest
  } = parsed.data;
  const { kinds, labelSelector: selector } = providers.workloads;
  return {
    ...rest,
    providers: {
      flagger: providers.flagger.enabled,
      workloads: {
        kinds: [...new Set(kinds)],
        ...(selector !== undefined && { labelSelector: selector }),
      },
    },
    argoCd: argoCdSettings(argocd),
    clusters: clusters.map((cluster, index) => ({
      key: `${ROOT}.clusters[${index}]`,
      ...cluster,
    })),
    ownership: ownership.map(({ cluster, ...rule }) => ({
      ...rule,
      ...(cluster !== undefined && { cluster }),
    })),
  };
}

const namesShape = z.object({
  clusters: z.array(z.object({ name: z.string() }).catch({ name: '' })),
});

/** Apart from the schema, which says nothing of names while anything else is wrong. */
function duplicateNames(given: unknown): string[] {
  const parsed = namesShape.safeParse(given);
  if (!parsed.success) return [];
  const firstOf = new Map<string, number>();
  return parsed.data.clusters.flatMap(({ name }, index) => {
    const first = firstOf.get(name);
    if (first === undefined) firstOf.set(name, index);
    return name === '' || first === undefined
      ? []
      : [
          `${ROOT}.clusters[${index}].name is a duplicate: ${ROOT}.clusters[${first}] has the same name.`,
        ];
  });
}

function issueSentences(
  issue: z.core.$ZodIssue,
  known: readonly string[],
): string[] {
  if (issue.code === 'unrecognized_keys') {
    const wanted =
      issue.path.length === 0 ? `; there are ${known.join(', ')}` : '';
    return issue.keys.map(
      key => `${keyOf([...issue.path, key])} is not a known key${wanted}.`,
    );
  }
  return [`${keyOf(issue.path)} ${wrong(issue)}.`];
}

function wrong(issue: z.core.$ZodIssue): string {
  if (issue.code !== 'invalid_type') return issue.message;
  return issue.input === undefined && issue.message.endsWith('undefined')
    ? 'is missing'
    : `must be ${ARTICLE[issue.expected] ?? `of type ${issue.expected}`}`;
}

const ARTICLE: Partial<Record<string, string>> = {
  string: 'text',
  boolean: 'true or false',
  array: 'a list',
  object: 'a group of keys',
};

function keyOf(path: readonly PropertyKey[]): string {
  return path.reduce<string>(
    (key, part) =>
      typeof part === 'number' ? `${key}[${part}]` : `${key}.${String(part)}`,
    ROOT,
  );
}
