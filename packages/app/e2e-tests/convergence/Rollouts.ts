import { applyObject } from '@rollouts-portal/control-plane/applyObject.ts';
import type { ClusterAccess } from '@rollouts-portal/control-plane/Cluster.ts';
import { textAt } from '@rollouts-portal/control-plane/json.ts';
import { collectionPath } from '@rollouts-portal/control-plane/resourcePath.ts';

const NAMESPACE = 'convergence';
const API_VERSION = 'argoproj.io/v1alpha1';
const COLLECTION = collectionPath(API_VERSION, 'Rollout', NAMESPACE);
const AT_A_TIME = 16;
/** A frozen API server must not hold up whoever writes for longer. */
const PATIENCE_MS = 5_000;

/**
 * Rollouts that no controller looks at, as they are marked for one that does not run: what is written is all that
 * happens, and thousands of them cost no pods.
 */
export class Rollouts {
  readonly #cluster: ClusterAccess;
  readonly #names = new Set<string>();
  #created = 0;

  constructor(cluster: ClusterAccess) {
    this.#cluster = cluster;
  }

  get names(): readonly string[] {
    return [...this.#names];
  }

  async create(count: number): Promise<void> {
    await this.#ensureNamespace();
    const names = Array.from(
      { length: count },
      () => `unmanaged-${++this.#created}`,
    );
    await inTurns(names, name => this.#createNamed(name));
  }

  /** The oldest so many. */
  async remove(count: number): Promise<void> {
    await inTurns(this.names.slice(0, count), name => this.#remove(name));
  }

  async removeAll(): Promise<void> {
    await this.remove(this.#names.size);
  }

  /** The same name, another object. */
  async recreate(name: string): Promise<void> {
    await this.#remove(name);
    await this.#createNamed(name);
  }

  async scale(name: string, replicas: number): Promise<void> {
    await this.#send('PATCH', `${COLLECTION}/${name}`, {
      contentType: 'application/merge-patch+json',
      body: { spec: { replicas } },
    });
  }

  /** A bit of everything: what a portal that is not looking must find out afterwards. */
  async change(): Promise<void> {
    await this.create(5);
    await this.remove(3);
    const [first, second] = this.names;
    if (first !== undefined) await this.recreate(first);
    if (second !== undefined) await this.scale(second, 1 + (this.#created % 9));
  }

  async #ensureNamespace(): Promise<void> {
    if (this.#created > 0) return;
    await applyObject(this.#cluster, {
      apiVersion: 'v1',
      kind: 'Namespace',
      metadata: { name: NAMESPACE },
    });
  }

  async #createNamed(name: string): Promise<void> {
    await this.#send('POST', COLLECTION, { body: rolloutNamed(name) });
    this.#names.add(name);
  }

  async #remove(name: string): Promise<void> {
    await this.#send('DELETE', `${COLLECTION}/${name}`, {});
    this.#names.delete(name);
  }

  async #send(
    method: string,
    path: string,
    options: { body?: unknown; contentType?: string },
  ): Promise<void> {
    const { status, body } = await this.#cluster.request(method, path, {
      ...options,
      signal: AbortSignal.timeout(PATIENCE_MS),
    });
    // Sent again after an answer that did not come.
    const isDone = method === 'DELETE' ? status === 404 : status === 409;
    if (status >= 300 && !isDone) {
      throw new Error(
        `${method} ${path}: ${textAt(body, 'message') ?? status}`,
      );
    }
  }
}

function rolloutNamed(name: string) {
  return {
    apiVersion: API_VERSION,
    kind: 'Rollout',
    metadata: {
      name,
      namespace: NAMESPACE,
      labels: {
        app: name,
        'argo-rollouts.argoproj.io/controller-instance-id': 'none',
      },
    },
    spec: {
      replicas: 0,
      selector: { matchLabels: { app: name } },
      template: {
        metadata: { labels: { app: name } },
        spec: {
          containers: [{ name: 'web', image: 'registry.example.test/web:1' }],
        },
      },
      strategy: { canary: { steps: [{ setWeight: 20 }, { pause: {} }] } },
    },
  };
}

async function inTurns(
  names: readonly string[],
  work: (name: string) => Promise<void>,
): Promise<void> {
  const left = [...names];
  await Promise.all(
    Array.from({ length: AT_A_TIME }, async () => {
      for (let name = left.shift(); name !== undefined; name = left.shift()) {
        await work(name);
      }
    }),
  );
}
