import { applyObject } from '@rollouts-portal/control-plane/applyObject.ts';
import type { ClusterAccess } from '@rollouts-portal/control-plane/Cluster.ts';

import { TestRollout } from '../TestRollout.ts';

const IMAGE = 'registry.example.test/web';

/** What the real controllers work on in a cluster: a canary that goes on at each turn, a Canary of Flagger, and a Deployment. */
export class Delivery {
  readonly rollout: TestRollout;
  #turns = 1;

  private constructor(rollout: TestRollout) {
    this.rollout = rollout;
  }

  static async begin(cluster: ClusterAccess): Promise<Delivery> {
    const rollout = await TestRollout.apply(cluster, {
      id: 'soak-rollout',
      steps: [{ setWeight: 50 }, { pause: {} }],
      replicas: 2,
    });
    const namespace = rollout.namespace;
    await applyObject(cluster, deployment(namespace, 'steady'));
    await applyObject(cluster, deployment(namespace, 'flagged'));
    await applyObject(cluster, canary(namespace, 'flagged'));
    return new Delivery(rollout);
  }

  /** Begins an update, or promotes the one that is paused. */
  async goOn(): Promise<void> {
    this.#turns += 1;
    if (this.#turns % 2 === 0) await this.rollout.update(`1.0.${this.#turns}`);
    else await this.rollout.promote();
  }
}

function deployment(namespace: string, name: string) {
  const labels = { app: name };
  return {
    apiVersion: 'apps/v1',
    kind: 'Deployment',
    metadata: { namespace, name, labels },
    spec: {
      replicas: 1,
      selector: { matchLabels: labels },
      template: {
        metadata: { labels },
        spec: { containers: [{ name: 'web', image: `${IMAGE}:1` }] },
      },
    },
  };
}

function canary(namespace: string, name: string) {
  return {
    apiVersion: 'flagger.app/v1beta1',
    kind: 'Canary',
    metadata: { namespace, name },
    spec: {
      provider: 'kubernetes',
      targetRef: { apiVersion: 'apps/v1', kind: 'Deployment', name },
      service: { port: 80 },
      analysis: { interval: '10s', threshold: 2, iterations: 2 },
    },
  };
}
