import { mkdir } from 'node:fs/promises';

import type { Cluster } from '@rollouts-portal/control-plane/Cluster.ts';
import { chromium } from 'playwright-core';

import { buildApp } from './buildApp.ts';
import { clusterConfig } from './clusterConfig.ts';
import type { TestComponent } from './components.ts';
import { findChromium } from './findChromium.ts';
import { DOC_IMAGES, RESULTS } from './paths.ts';
import { Portal } from './Portal.ts';
import { World } from './World.ts';
import { startClusters } from './worlds/startClusters.ts';
import type { WorldName } from './worlds/WorldName.ts';

export type WorldOptions = {
  name: WorldName;
  components: readonly TestComponent[];
  /** Whether the frontend is built anew. */
  builds: boolean;
  /** Whether the pictures of the documentation are taken anew. */
  renewsDocImages?: boolean;
  signal: AbortSignal;
  say: (line: string) => void;
};

/** Clusters, the portal over them and a browser. When it rejects, nothing of them is left. */
export async function startWorld({
  name,
  components,
  builds,
  renewsDocImages = false,
  signal,
  say,
}: WorldOptions): Promise<{ world: World; stop(): Promise<void> }> {
  const toEnd: (() => Promise<void>)[] = [];
  const stop = async () => {
    for (const end of toEnd.splice(0).reverse()) {
      await end().catch(error => say(String(error)));
    }
  };
  try {
    await mkdir(RESULTS, { recursive: true });
    await mkdir(DOC_IMAGES, { recursive: true });
    const executablePath = findChromium();
    // There may be programs to build for the clusters, which leaves no core for the bundler.
    say('# starting the clusters');
    const clusters = await startClusters[name]({ signal, say });
    toEnd.push(() => clusters.stop());
    const { europe, asia } = clusters;
    if (builds) {
      say('# building the frontend');
      await buildApp(signal);
    }
    say('# starting the portal');
    const portal = await Portal.start({
      rollouts: rolloutsConfig(europe, asia),
      components,
    });
    toEnd.push(() => portal.stop());
    const browser = await chromium.launch({
      executablePath,
      args: ['--no-sandbox', '--disable-gpu', '--disable-dev-shm-usage'],
    });
    toEnd.push(() => browser.close());
    const world = new World({
      europe,
      asia,
      portal,
      browser,
      renewsDocImages,
      say,
    });
    return { world, stop };
  } catch (error) {
    await stop();
    throw error;
  }
}

function rolloutsConfig(europe: Cluster, asia: Cluster) {
  return {
    clusters: [
      { ...clusterConfig(europe), environment: 'production' },
      { ...clusterConfig(asia), environment: 'staging' },
    ],
    argocd: {
      instances: [
        {
          cluster: europe.name,
          namespace: 'argocd',
          url: 'https://argocd.example.test',
        },
      ],
    },
    providers: {
      workloads: {
        kinds: ['Deployment', 'StatefulSet'],
        labelSelector: 'backstage.io/kubernetes-id',
      },
    },
    // The operator's word; other journeys use annotations.
    ownership: [
      { namespacePattern: 'e2e-mapped*', owner: 'group:default/team-payments' },
    ],
  };
}
