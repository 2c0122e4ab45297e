import { randomUUID } from 'node:crypto';

import { applyObject } from '@rollouts-portal/control-plane/applyObject.ts';
import type { ClusterAccess } from '@rollouts-portal/control-plane/Cluster.ts';
import { at, textAt } from '@rollouts-portal/control-plane/json.ts';
import type { KubernetesObject } from '@rollouts-portal/control-plane/KubernetesObject.ts';
import {
  collectionPath,
  resourcePath,
} from '@rollouts-portal/control-plane/resourcePath.ts';
import { isFullyPromoted } from '@rollouts-portal/control-plane/rolloutStates.ts';
import { waitForObject } from '@rollouts-portal/control-plane/waitForObject.ts';

import { readReferenceText, type ReferenceText } from './readReferenceText.ts';

const API_VERSION = 'argoproj.io/v1alpha1';
const IMAGE = 'registry.example.test/web';

export type TestRolloutOptions = {
  /** Namespace, and value of the label by which components find it. */
  id: string;
  steps: readonly unknown[];
  name?: string;
  namespace?: string;
  replicas?: number;
  /** Who owns it, by the annotation on the workload. */
  owner?: string;
  /** Who owns it, by the annotation on the namespace. */
  namespaceOwner?: string;
};

/** A canary of a journey in a real cluster: what its people do in a terminal. */
export class TestRollout {
  readonly cluster: ClusterAccess;
  readonly namespace: string;
  readonly name: string;

  private constructor(cluster: ClusterAccess, namespace: string, name: string) {
    this.cluster = cluster;
    this.namespace = namespace;
    this.name = name;
  }

  /** Resolves when version 1 runs. */
  static async apply(
    cluster: ClusterAccess,
    {
      id,
      steps,
      name = id,
      namespace = id,
      replicas = 5,
      owner,
      namespaceOwner,
    }: TestRolloutOptions,
  ): Promise<TestRollout> {
    const rollout = new TestRollout(cluster, namespace, name);
    const labels = { app: name, 'backstage.io/kubernetes-id': id };
    await applyObject(cluster, {
      apiVersion: 'v1',
      kind: 'Namespace',
      metadata: { name: namespace, ...ownedBy(namespaceOwner) },
    });
    await applyObject(cluster, {
      apiVersion: API_VERSION,
      kind: 'Rollout',
      metadata: { name, namespace, labels, ...ownedBy(owner) },
      spec: {
        replicas,
        revisionHistoryLimit: 3,
        selector: { matchLabels: { app: name } },
        template: {
          metadata: { labels },
          spec: { containers: [{ name: 'web', image: `${IMAGE}:1.0.0` }] },
        },
        strategy: { canary: { steps } },
      },
    });
    await rollout.waitFor(isFullyPromoted);
    return rollout;
  }

  /** Sets the image, which begins an update. */
  update(version: string): Promise<string> {
    return this.kubectl('set', 'image', this.name, `web=${IMAGE}:${version}`);
  }

  promote(): Promise<string> {
    return this.kubectl('promote', this.name);
  }

  pause(): Promise<string> {
    return this.kubectl('pause', this.name);
  }

  restart(): Promise<string> {
    return this.kubectl('restart', this.name);
  }

  /** To the previous revision, or to the one that is named. */
  undo(revision?: number): Promise<string> {
    return this.kubectl(
      'undo',
      this.name,
      ...(revision === undefined ? [] : ['--to-revision', String(revision)]),
    );
  }

  abort(): Promise<string> {
    return this.kubectl('abort', this.name);
  }

  /** What `kubectl argo rollouts get rollout` prints now. */
  async reference(): Promise<ReferenceText> {
    return readReferenceText(
      await this.kubectl('get', 'rollout', this.name, '--no-color'),
    );
  }

  /** `kubectl argo rollouts WORDS`. */
  async kubectl(...words: string[]): Promise<string> {
    const { exit, stdout, stderr } = await this.cluster.argoRollouts([
      ...words,
      '-n',
      this.namespace,
    ]);
    if (exit !== 0) {
      throw new Error(`kubectl argo rollouts ${words.join(' ')}: ${stderr}`);
    }
    return stdout;
  }

  /** Changes the object as an administrator, in one JSON merge patch. */
  async patch(body: unknown): Promise<void> {
    const path = resourcePath({
      apiVersion: API_VERSION,
      kind: 'Rollout',
      metadata: { name: this.name, namespace: this.namespace },
    });
    const answer = await this.cluster.request('PATCH', path, {
      contentType: 'application/merge-patch+json',
      body,
    });
    if (answer.status !== 200) {
      throw new Error(
        `${path}: ${answer.status} ${JSON.stringify(answer.body)}`,
      );
    }
  }

  /** Names of the pods that are there and not about to end, in order. */
  async pods(): Promise<string[]> {
    const pods = await this.#items('v1', 'Pod');
    return pods
      .filter(pod => at(pod, 'metadata', 'deletionTimestamp') === undefined)
      .map(pod => textAt(pod, 'metadata', 'name') ?? '')
      .sort();
  }

  /** Those of its namespace: one for each version that is still known. */
  replicaSets(): Promise<unknown[]> {
    return this.#items('apps/v1', 'ReplicaSet');
  }

  /** Follows the watch until the object is as wanted. */
  async waitFor(
    wanted: (rollout: KubernetesObject | undefined) => boolean,
  ): Promise<KubernetesObject> {
    const found = await waitForObject(this.cluster, this.#place(), wanted, {
      limit: 60_000,
    });
    if (!found) throw new Error(`${this.name} is gone`);
    return found;
  }

  /** The object now. */
  now(): Promise<KubernetesObject> {
    return this.waitFor(rollout => rollout !== undefined);
  }

  async #items(apiVersion: string, kind: string): Promise<unknown[]> {
    const { body } = await this.cluster.request(
      'GET',
      collectionPath(apiVersion, kind, this.namespace),
    );
    const items = at(body, 'items');
    return Array.isArray(items) ? items : [];
  }

  #place() {
    return {
      collection: collectionPath(API_VERSION, 'Rollout', this.namespace),
      name: this.name,
    };
  }
}

/** One per click, as the frontend makes them. */
export function newIdempotencyKey(): string {
  return randomUUID();
}

function ownedBy(owner: string | undefined) {
  return owner && { annotations: { 'rollouts-portal.io/entity-ref': owner } };
}
