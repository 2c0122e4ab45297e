import type { ApiClient } from '@rollouts-portal/control-plane/ApiClient.ts';
import { at, isRecord, textAt } from '@rollouts-portal/control-plane/json.ts';
import {
  collectionPath,
  resourcePath,
} from '@rollouts-portal/control-plane/resourcePath.ts';

import { referenceText } from './referenceText.ts';

const REVISION = 'rollout.argoproj.io/revision';
const HASH = 'rollouts-pod-template-hash';

/** The requests that `kubectl argo rollouts` sends for one rollout. */
export class RolloutTerminal {
  readonly #client: Pick<ApiClient, 'request'>;
  readonly #namespace: string;
  readonly #path: string;

  constructor(
    client: Pick<ApiClient, 'request'>,
    namespace: string,
    name: string,
  ) {
    this.#client = client;
    this.#namespace = namespace;
    this.#path = resourcePath({
      apiVersion: 'argoproj.io/v1alpha1',
      kind: 'Rollout',
      metadata: { name, namespace },
    });
  }

  async reference(): Promise<string> {
    const rollout = await this.#rollout();
    return referenceText(rollout, await this.#replicaSetsOf(rollout));
  }

  /** @param change such as `web=registry.example.test/web:2.0.0` */
  async setImage(change: string): Promise<void> {
    const [container, image] = change.split('=');
    const containers = listAt(
      await this.#rollout(),
      ...['spec', 'template', 'spec', 'containers'],
    );
    await this.#patchSpec({
      template: {
        spec: {
          containers: containers.map(each =>
            isRecord(each) && each['name'] === container
              ? { ...each, image }
              : each,
          ),
        },
      },
    });
  }

  async promote({ isFull }: { isFull: boolean }): Promise<void> {
    const rollout = await this.#rollout();
    const status = at(rollout, 'status');
    const steps = listAt(rollout, 'spec', 'strategy', 'canary', 'steps').length;
    if (isFull) {
      if (at(status, 'currentPodHash') !== at(status, 'stableRS')) {
        await this.#patchStatus({ promoteFull: true });
      }
    } else if (listAt(status, 'pauseConditions').length > 0) {
      await this.#patchStatus({ pauseConditions: null });
    } else if (steps > 0) {
      const next = Number(at(status, 'currentStepIndex') ?? 0) + 1;
      await this.#patchStatus({
        pauseConditions: null,
        currentStepIndex: Math.min(next, steps),
      });
    }
    // After that: the real program sends them in this order.
    if (at(rollout, 'spec', 'paused') === true) {
      await this.#patchSpec({ paused: false });
    }
  }

  abort(): Promise<void> {
    return this.#patchStatus({ abort: true });
  }

  retry(): Promise<void> {
    return this.#patchStatus({ abort: false });
  }

  pause(): Promise<void> {
    return this.#patchSpec({ paused: true });
  }

  restart(): Promise<void> {
    const now = new Date().toISOString().replace(/\.\d+Z$/, 'Z');
    return this.#patchSpec({ restartAt: now });
  }

  /** @param revision 0 is the one before the current one */
  async undo(revision: number): Promise<void> {
    const sets = await this.#replicaSetsOf(await this.#rollout());
    const newestFirst = sets.sort((a, b) => revisionOf(b) - revisionOf(a));
    const wanted =
      revision === 0
        ? newestFirst[1]
        : newestFirst.find(set => revisionOf(set) === revision);
    const template = at(wanted, 'spec', 'template');
    if (!isRecord(template)) throw new Error(`no revision ${revision}`);
    const metadata = at(template, 'metadata');
    const labels = at(metadata, 'labels');
    const { [HASH]: _, ...ownLabels } = isRecord(labels) ? labels : {};
    await this.#patch(this.#path, 'application/json-patch+json', [
      {
        op: 'replace',
        path: '/spec/template',
        value: {
          ...template,
          metadata: {
            ...(isRecord(metadata) && metadata),
            labels: ownLabels,
          },
        },
      },
    ]);
  }

  async #rollout(): Promise<unknown> {
    return (await this.#client.request('GET', this.#path)).body;
  }

  async #replicaSetsOf(rollout: unknown): Promise<unknown[]> {
    const uid = at(rollout, 'metadata', 'uid');
    const path = collectionPath('apps/v1', 'ReplicaSet', this.#namespace);
    const { body } = await this.#client.request('GET', path);
    return listAt(body, 'items').filter(set =>
      listAt(set, 'metadata', 'ownerReferences').some(
        owner => at(owner, 'uid') === uid,
      ),
    );
  }

  #patchSpec(spec: unknown): Promise<void> {
    return this.#patch(this.#path, MERGE, { spec });
  }

  #patchStatus(status: unknown): Promise<void> {
    return this.#patch(`${this.#path}/status`, MERGE, { status });
  }

  async #patch(path: string, contentType: string, body: unknown) {
    const answer = await this.#client.request('PATCH', path, {
      contentType,
      body,
    });
    if (answer.status !== 200) {
      throw new Error(textAt(answer.body, 'message') ?? String(answer.status));
    }
  }
}

const MERGE = 'application/merge-patch+json';

function revisionOf(set: unknown): number {
  return Number(at(set, 'metadata', 'annotations', REVISION));
}

function listAt(value: unknown, ...path: string[]): unknown[] {
  const found = at(value, ...path);
  return Array.isArray(found) ? found : [];
}
