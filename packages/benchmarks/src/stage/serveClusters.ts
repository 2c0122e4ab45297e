import { once } from 'node:events';
import { setImmediate } from 'node:timers/promises';

import {
  fillStore,
  generateRollouts,
  resourcesWrittenWhole,
  selfSignedCertificate,
  startSimulatedCluster,
  type KubernetesObject,
  type SimulatedCluster,
} from '@rollouts-portal/cluster-simulator';

import {
  clustersPlanSchema,
  questionSchema,
  type Trouble,
} from './clusterMessages';
import { recordedRollouts } from './recordedRollouts';
import { replaceOne } from './replaceOne';
import { rolloutsIn } from './rolloutsIn';
import { writeTo } from './writeTo';

/** The process behind `Clusters`: serves simulated clusters until its parent goes. */
export async function serveClusters(plan: string): Promise<void> {
  const { clusters, rollouts, seed, streamsLists } = clustersPlanSchema.parse(
    JSON.parse(plan),
  );
  const certificate = selfSignedCertificate();
  const served = new Map<string, SimulatedCluster>();
  let requests = 0;
  const count = () => {
    requests += 1;
    return false;
  };
  for (let index = 0; index < clusters; index += 1) {
    const name = `cluster-${index}`;
    const cluster = await startSimulatedCluster({
      name,
      certificate,
      resources: resourcesWrittenWhole,
    });
    fillStore(cluster.store, asGiven(rollouts, seed + index));
    // A delay of nothing, for requests of which there are none: so all of them can be counted.
    cluster.faults.delay(0, { matching: count });
    if (!streamsLists) cluster.faults.refuseStreamedLists();
    served.set(name, cluster);
  }

  process.on('message', async message => {
    const question = questionSchema.parse(message);
    if (question.ask === 'write') {
      await writeTo([...served.values()], question);
    }
    if (question.ask === 'break') {
      const cluster = served.get(question.cluster);
      if (!cluster) throw new Error(`no cluster ${question.cluster}`);
      breakCluster(cluster, question.trouble);
    }
    if (question.ask === 'replace') {
      for (const cluster of served.values()) {
        replaceOne(cluster, question.prefix);
      }
    }
    if (question.ask === 'list') {
      const list: string[] = [];
      for (const cluster of served.values()) {
        list.push(...rolloutsIn(cluster));
        // To look through one takes long enough; the others answer in between.
        await setImmediate();
      }
      process.send?.({ list });
      return;
    }
    process.send?.({ requests });
  });
  process.send?.({
    ready: [...served.values()].map(({ name, server, caPem }) => ({
      name,
      server,
      caPem,
    })),
  });
  await once(process, 'disconnect');
  await Promise.all([...served.values()].map(cluster => cluster.stop()));
}

/** Through JSON, as every object comes to an API server. */
function* asGiven(count: number, seed: number): Generator<KubernetesObject> {
  const states = recordedRollouts();
  for (const object of generateRollouts({ states, count, seed })) {
    const { resourceVersion: _, ...metadata } = object.metadata;
    yield JSON.parse(JSON.stringify({ ...object, metadata }));
  }
}

function breakCluster({ faults }: SimulatedCluster, trouble: Trouble): void {
  switch (trouble) {
    case 'vanish':
      faults.vanish();
      return;
    case 'silence':
      faults.silence();
      return;
    case 'trickle':
      faults.slow(1);
      return;
    case 'sign-in page':
      faults.signInPage();
      break;
    case '401':
      faults.refuse(401);
      break;
    case '429':
      faults.refuse(429);
      break;
    case '500':
      faults.refuse(500);
  }
  // What is open would go on as if nothing had happened.
  faults.cutWatches();
}
