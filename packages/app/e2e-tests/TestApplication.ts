import { applyObject } from '@rollouts-portal/control-plane/applyObject.ts';
import type { ClusterAccess } from '@rollouts-portal/control-plane/Cluster.ts';
import type { KubernetesObject } from '@rollouts-portal/control-plane/KubernetesObject.ts';
import { resourcePath } from '@rollouts-portal/control-plane/resourcePath.ts';

import type { TestRollout } from './TestRollout.ts';

const NAMESPACE = 'argocd';
const REPOSITORY = 'https://git.example.test/shop/deploy.git';

export type TestApplicationOptions = {
  /** The cluster in which Argo CD runs. */
  cluster: ClusterAccess;
  name: string;
  /** What it deploys. */
  rollout: TestRollout;
  revision: string;
  /** Address of the rollout's cluster; that of Argo CD's own when left out. */
  server?: string;
  selfHeal?: boolean;
};

/** An Application of Argo CD as its controller would write it: nothing but the test itself acts on it. */
export class TestApplication {
  readonly #cluster: ClusterAccess;
  readonly #name: string;

  private constructor(cluster: ClusterAccess, name: string) {
    this.#cluster = cluster;
    this.#name = name;
  }

  /** Resolves when it is there, synced and healthy, with the rollout among its resources. */
  static async apply({
    cluster,
    name,
    rollout,
    revision,
    server = 'https://kubernetes.default.svc',
    selfHeal = false,
  }: TestApplicationOptions): Promise<TestApplication> {
    const application = new TestApplication(cluster, name);
    await applyObject(cluster, {
      apiVersion: 'v1',
      kind: 'Namespace',
      metadata: { name: NAMESPACE },
    });
    await applyObject(cluster, {
      ...application.#object,
      spec: {
        project: 'shop',
        source: { repoURL: REPOSITORY, path: name, targetRevision: 'main' },
        destination: { server, namespace: rollout.namespace },
        syncPolicy: { automated: { prune: true, selfHeal } },
      },
      status: {
        sync: { status: 'Synced', revision },
        health: { status: 'Healthy' },
        resources: [
          {
            group: 'argoproj.io',
            version: 'v1alpha1',
            kind: 'Rollout',
            namespace: rollout.namespace,
            name: rollout.name,
            status: 'Synced',
          },
        ],
      },
    });
    return application;
  }

  /** What Argo CD notes on an object that an app deploys. */
  static trackingId(name: string, rollout: TestRollout): string {
    return `${name}:argoproj.io/Rollout:${rollout.namespace}/${rollout.name}`;
  }

  /** The comparison of Git and cluster. The definition has no status subresource: any write may change it. */
  setSync(sync: { status: string; revision: string }): Promise<void> {
    return this.#patch({ status: { sync } });
  }

  /** A sync is under way and waits for a rollout that it has applied, which has paused. */
  beginSync(revision: string, rollout: TestRollout): Promise<void> {
    const sync = { revision };
    return this.#patch({
      status: {
        health: { status: 'Suspended' },
        operationState: {
          phase: 'Running',
          operation: { sync },
          startedAt: now(),
          message: `waiting for healthy state of argoproj.io/Rollout/${rollout.name}`,
          syncResult: { revision },
        },
      },
    });
  }

  endSync(): Promise<void> {
    return this.#patch({
      status: {
        health: { status: 'Healthy' },
        operationState: {
          phase: 'Succeeded',
          finishedAt: now(),
          message: 'successfully synced (all tasks run)',
        },
      },
    });
  }

  async delete(): Promise<void> {
    const { status } = await this.#cluster.request('DELETE', this.#path);
    if (status >= 300) throw new Error(`${this.#path}: ${status}`);
  }

  async #patch(body: unknown): Promise<void> {
    const answer = await this.#cluster.request('PATCH', this.#path, {
      contentType: 'application/merge-patch+json',
      body,
    });
    if (answer.status !== 200) {
      throw new Error(
        `${this.#path}: ${answer.status} ${JSON.stringify(answer.body)}`,
      );
    }
  }

  get #path(): string {
    return resourcePath(this.#object);
  }

  get #object(): KubernetesObject {
    return {
      apiVersion: 'argoproj.io/v1alpha1',
      kind: 'Application',
      metadata: { name: this.#name, namespace: NAMESPACE },
    };
  }
}

/** To the second, as Kubernetes writes times. */
function now(): string {
  return new Date().toISOString().replace(/\.\d+Z$/, 'Z');
}
