import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import {
  everything,
  type AccessRule,
  type Identity,
} from './api-server/AccessRules';
import type { ContractUser } from './contract/ContractServer';
import { startSimulatedCluster } from './startSimulatedCluster';
import type { ClusterStore } from './store/ClusterStore';
import type { JsonObject, JsonValue } from './store/Json';
import { simulatedContractServer } from './testing/simulatedContractServer';

const NAMESPACE = '27-precondition-json-patch';

/** One request that a real API server was sent, the Rollout before it, and what was answered. */
type Recorded = {
  note: string;
  user: 'admin' | 'viewer' | 'stranger';
  rights?: string;
  before?: {
    uid: string;
    resourceVersion: string;
    generation: number;
    spec: JsonObject;
    status: JsonObject;
  };
  method: string;
  path: string;
  contentType?: string;
  body?: JsonValue;
  status: number;
  response: JsonValue;
};

const recorded: Recorded[] = readFileSync(
  join(__dirname, 'testdata', `${NAMESPACE}.jsonl`),
  'utf8',
)
  .trim()
  .split('\n')
  .map(line => JSON.parse(line));

const RIGHTS: Record<string, AccessRule[]> = {
  none: [],
  read: [rule('rollouts', 'get', 'list', 'watch')],
  'read, patch status': [
    rule('rollouts', 'get', 'list', 'watch'),
    rule('rollouts/status', 'patch'),
  ],
};

// The viewer of the recording is known to the contract's client by the token of `nobody`.
const AS: Record<Recorded['user'], ContractUser> = {
  admin: 'admin',
  viewer: 'nobody',
  stranger: 'stranger',
};

function rule(resource: string, ...verbs: string[]): AccessRule {
  return {
    namespaces: [NAMESPACE],
    groups: ['argoproj.io'],
    resources: [resource],
    verbs,
  };
}

describe('as a real API server was recorded', () => {
  it.each(recorded.map((row, index) => ({ row, index })))(
    '$index: $row.note → $row.status',
    async ({ row }) => {
      const viewer: Identity = {
        user: 'viewer',
        rules: RIGHTS[row.rights ?? 'none'] ?? [],
      };
      const cluster = await startSimulatedCluster({
        name: 'replay',
        tokens: {
          admin: { user: 'kubernetes-admin', rules: everything },
          nobody: viewer,
        },
      });
      try {
        const { store } = cluster;
        store.create({
          apiVersion: 'v1',
          kind: 'Namespace',
          metadata: { name: NAMESPACE },
        });
        const before = row.before && setStage(store, row.before);
        const inOurTerms = (value: JsonValue | undefined) =>
          value === undefined || !row.before || !before
            ? value
            : JSON.parse(
                JSON.stringify(value)
                  .replaceAll(row.before.uid, before.uid)
                  .replaceAll(
                    `"${row.before.resourceVersion}"`,
                    `"${before.resourceVersion}"`,
                  ),
              );
        const answer = await simulatedContractServer(cluster).request(
          row.method,
          row.path,
          {
            as: AS[row.user],
            body: inOurTerms(row.body),
            ...(row.contentType !== undefined && {
              contentType: row.contentType,
            }),
          },
        );
        expect({
          status: answer.status,
          body: comparable(answer.body, before?.resourceVersion),
        }).toEqual({
          status: row.status,
          body: comparable(inOurTerms(row.response), before?.resourceVersion),
        });
      } finally {
        await cluster.stop();
      }
    },
  );
});

/** Writes the spec as often as its generation says. */
function setStage(
  store: ClusterStore,
  { generation, spec, status }: NonNullable<Recorded['before']>,
): { uid: string; resourceVersion: string } {
  const resource = store.resource('rollouts');
  if (!resource) throw new Error('rollouts are served');
  const reference = { resource, namespace: NAMESPACE, name: 'web' };
  store.create({
    apiVersion: 'argoproj.io/v1alpha1',
    kind: 'Rollout',
    metadata: { namespace: NAMESPACE, name: 'web' },
    spec: { written: 1 },
  });
  for (let written = 2; written <= generation; written += 1) {
    store.update(reference, 'main', rollout => ({
      ...rollout,
      spec: written === generation ? spec : { written },
    }));
  }
  return store.update(reference, 'status', rollout => ({ ...rollout, status }))
    .metadata;
}

/** Of an object what the recording keeps, and whether it was written at all; anything else as it is. */
function comparable(body: unknown, versionBefore: string | undefined): unknown {
  const value =
    typeof body === 'string' ? body : JSON.parse(JSON.stringify(body));
  if (value.kind !== 'Rollout') return value;
  const { metadata, spec, status } = value;
  return {
    generation: metadata.generation,
    labels: metadata.labels,
    // What changes nothing, or only tries, makes no new version; anything else does.
    isWritten: metadata.resourceVersion !== versionBefore,
    spec,
    status,
  };
}
