import { InputError } from '@backstage/errors';
import { z } from 'zod';

import {
  ARGO_CD_HEALTHS,
  ARGO_CD_SYNCS,
  type ArgoCdHealth,
  type ArgoCdSync,
} from '../api/argoCdSchema';
import { field } from '../status/object/field';
import { freeze } from '../status/object/freeze';
import { metadataSchema } from '../status/object/metadataSchema';
import { readObject } from '../status/object/readObject';
import { withoutCredentials } from '../status/object/withoutCredentials';
import {
  OPERATION_PHASES,
  type ApplicationFacts,
  type ApplicationResource,
  type IgnoredDifference,
  type OperationFacts,
} from './ApplicationFacts';
import { canBeRollout } from './canBeRollout';

const { name, text, flag, message } = field;
const texts = z.array(name).nullish();
const MOST_UNREADABLE = 20;

const sourceSchema = z.object({
  repoURL: text,
  path: text,
  chart: text,
  targetRevision: text,
});

const resourceSchema = z.object({
  group: text,
  kind: text,
  namespace: text,
  name: text,
  status: text,
  health: z.object({ status: text }).nullish(),
});

const applicationSchema = z.object({
  metadata: metadataSchema,
  spec: z
    .object({
      project: text,
      destination: z
        .object({ server: text, name: text, namespace: text })
        .nullish(),
      source: sourceSchema.nullish(),
      sources: z.array(sourceSchema).nullish(),
      sourceHydrator: z.object({ drySource: sourceSchema.nullish() }).nullish(),
      syncPolicy: z
        .object({
          automated: z
            .object({ enabled: flag, selfHeal: flag, prune: flag })
            .nullish(),
          syncOptions: texts,
        })
        .nullish(),
      ignoreDifferences: z
        .array(
          z.object({
            group: text,
            kind: text,
            name: text,
            namespace: text,
            jsonPointers: texts,
            jqPathExpressions: texts,
          }),
        )
        .nullish(),
    })
    .nullish(),
  status: z
    .object({
      controllerNamespace: text,
      sync: z
        .object({ status: text, revision: text, revisions: texts })
        .nullish(),
      health: z.object({ status: text }).nullish(),
      resources: z.array(resourceSchema).nullish(),
      operationState: z
        .object({
          phase: text,
          message,
          startedAt: text,
          finishedAt: text,
          operation: z
            .object({
              sync: z.object({ revision: text, revisions: texts }).nullish(),
            })
            .nullish(),
          syncResult: z
            .object({
              revision: text,
              revisions: texts,
              resources: z
                .array(
                  z.object({
                    group: text,
                    kind: text,
                    namespace: text,
                    name: text,
                    hookPhase: text,
                  }),
                )
                .nullish(),
            })
            .nullish(),
        })
        .nullish(),
    })
    .nullish(),
});

type ApplicationObject = z.output<typeof applicationSchema>;
type Spec = ApplicationObject['spec'];
type OperationState = NonNullable<
  ApplicationObject['status']
>['operationState'];

const identitySchema = z.looseObject({
  apiVersion: z.string().regex(/^argoproj\.io\//),
  kind: z.literal('Application'),
});

/**
 * An Application of Argo CD as the API server sends it, reduced to what is needed. Fields of a wrong type are left out
 * and named in `unreadable`. The result is frozen.
 *
 * @throws InputError when it is not an Application, or has no namespace, name or uid
 */
export function projectApplication(object: unknown): ApplicationFacts {
  if (!identitySchema.safeParse(object).success) {
    throw new InputError('Not an Application of argoproj.io');
  }
  const { value, unreadable } = readObject(
    applicationSchema,
    object,
    'Application',
  );
  const { metadata, spec, status } = value;
  const options = spec?.syncPolicy?.syncOptions ?? [];
  const facts: ApplicationFacts = {
    namespace: metadata.namespace,
    name: metadata.name,
    uid: metadata.uid,
    labels: { ...metadata.labels },
    project: spec?.project || undefined,
    controllerNamespace: status?.controllerNamespace || undefined,
    destination: {
      server: spec?.destination?.server || undefined,
      name: spec?.destination?.name || undefined,
      namespace: spec?.destination?.namespace || undefined,
    },
    sources: sourcesOf(spec),
    automated: automatedOf(spec),
    replaces: options.includes('Replace=true'),
    respectsIgnored: options.includes('RespectIgnoreDifferences=true'),
    ignored: ignoredOf(spec),
    sync: syncOf(status?.sync?.status),
    revisions: revisionsOf(status?.sync),
    health: healthOf(status?.health?.status),
    resources: (status?.resources ?? []).flatMap(resourceOf),
    operation: operationOf(status?.operationState),
    unreadable:
      unreadable.length > 0 ? unreadable.slice(0, MOST_UNREADABLE) : undefined,
  };
  return freeze(facts);
}

function sourcesOf(spec: Spec): ApplicationFacts['sources'] {
  const sources = spec?.sources?.length
    ? spec.sources
    : // With a hydrator there is no `source`, and people write the dry one.
      [spec?.sourceHydrator?.drySource ?? spec?.source].filter(
        source => source !== null && source !== undefined,
      );
  return sources.map(({ repoURL, path, chart, targetRevision }) => ({
    repository: repoURL ? withoutCredentials(repoURL) : undefined,
    path: chart || path || undefined,
    targetRevision: targetRevision || undefined,
  }));
}

function automatedOf(spec: Spec): ApplicationFacts['automated'] {
  const automated = spec?.syncPolicy?.automated;
  // Its presence alone turns it on, unless it says otherwise.
  if (!automated || automated.enabled === false) return undefined;
  return {
    selfHeal: automated.selfHeal ?? false,
    prune: automated.prune ?? false,
  };
}

function ignoredOf(spec: Spec): IgnoredDifference[] {
  return (spec?.ignoreDifferences ?? []).map(rule => ({
    group: rule.group ?? '',
    kind: rule.kind ?? '',
    name: rule.name || undefined,
    namespace: rule.namespace || undefined,
    jsonPointers: rule.jsonPointers ?? [],
    jqPathExpressions: rule.jqPathExpressions ?? [],
  }));
}

function resourceOf(
  resource: z.output<typeof resourceSchema>,
): ApplicationResource[] {
  const object = objectOf(resource);
  return object
    ? [
        {
          ...object,
          sync: syncOf(resource.status),
          health: healthOf(resource.health?.status),
        },
      ]
    : [];
}

function operationOf(state: OperationState): OperationFacts | undefined {
  const phase = OPERATION_PHASES.find(known => known === state?.phase);
  if (!state || phase === undefined) return undefined;
  const resolved = revisionsOf(state.syncResult);
  return {
    phase,
    message: state.message || undefined,
    startedAt: state.startedAt || undefined,
    finishedAt: state.finishedAt || undefined,
    revisions:
      resolved.length > 0 ? resolved : revisionsOf(state.operation?.sync),
    unfinished: (state.syncResult?.resources ?? []).flatMap(result => {
      // Of objects that are no hooks, too: applied, and waited for.
      const object = result.hookPhase === 'Running' && objectOf(result);
      return object ? [object] : [];
    }),
  };
}

function objectOf({
  group,
  kind,
  namespace,
  name: named,
}: Pick<
  z.output<typeof resourceSchema>,
  'group' | 'kind' | 'namespace' | 'name'
>) {
  if (!kind || !namespace || !named || !canBeRollout(group ?? '', kind)) {
    return undefined;
  }
  return { group: group ?? '', kind, namespace, name: named };
}

function revisionsOf(
  said:
    | { revision?: string | null; revisions?: string[] | null }
    | null
    | undefined,
): string[] {
  if (said?.revisions?.length) return said.revisions;
  return said?.revision ? [said.revision] : [];
}

function syncOf(status: string | null | undefined): ArgoCdSync | undefined {
  return ARGO_CD_SYNCS.find(known => known === status);
}

function healthOf(status: string | null | undefined): ArgoCdHealth | undefined {
  return ARGO_CD_HEALTHS.find(known => known === status);
}
