import type { ClusterConnectionConfig } from '../cluster/ClusterConnectionConfig';
import type { ClusterFacts } from '../cluster/ClusterFacts';
import type { ClusterLogger } from '../cluster/ClusterLogger';
import type { KubernetesRequester } from '../cluster/KubernetesRequester';
import { openCluster, type OpenClusterSettings } from '../cluster/openCluster';
import { OpenLimits } from '../cluster/OpenLimits';
import type { Timing } from '../cluster/Timing';
import type { WatchContext } from '../cluster/WatchContext';
import { ClusterMirror } from './ClusterMirror';
import type { Replica } from './Replica';
import { ReplicatedCluster } from './ReplicatedCluster';

export type ReplicatedAccess = {
  facts: ClusterFacts;
  cluster: ReplicatedCluster;
  /** For actions and viewers, whoever watches the cluster; connected when first needed. */
  reader: KubernetesRequester;
  actor?: KubernetesRequester;
  /** How to watch something of it here; undefined while all of it is. */
  context(): WatchContext | undefined;
  /** Takes part until the signal aborts, then resolves; never rejects. */
  start(signal: AbortSignal): Promise<void>;
};

/** For viewers of this replica; as for those of a replica that watches. */
const LOOKED_AT_CAP = 50;
const RELEASE_AFTER_MS = 60_000;

/** One cluster as one replica of several has it. Contacts nobody yet. */
export function replicateCluster(
  replica: Replica,
  connection: ClusterConnectionConfig,
  settings: OpenClusterSettings,
  logger: ClusterLogger,
  timing: Timing,
): ReplicatedAccess {
  const { name, environment } = connection;
  const open = (more: Pick<OpenClusterSettings, 'remembered'> = {}) =>
    openCluster(connection, { ...settings, ...more }, logger, timing);
  // Its own watch never begins: this is the way to the cluster for everything else.
  const own = open();
  const ended = new AbortController();
  const mirror = new ClusterMirror(
    {
      name,
      ...(environment !== undefined && { environment }),
      kinds: own.facts.kinds.map(kind => kind.name),
      hasApplications: own.facts.applications !== undefined,
      look: {
        context: own.context,
        limits: settings.openLimits ?? new OpenLimits(),
        cap: LOOKED_AT_CAP,
        releaseAfter: RELEASE_AFTER_MS,
      },
      note: (part, key, entry) =>
        replica.note({ cluster: name, part, key, entry }),
      logger,
    },
    { state: 'syncing', since: timing.now().toISOString() },
    ended.signal,
  );
  const cluster = new ReplicatedCluster({
    mirror,
    openWatch: remembered => open({ remembered }).facts,
    timing,
    readModel: replica.readModel,
    onNews: () => replica.newsOf(),
  });
  return {
    facts: cluster.facts,
    cluster,
    reader: own.reader,
    ...(own.actor && { actor: own.actor }),
    context: () => (cluster.hasTakenOver ? undefined : own.context),
    async start(signal) {
      replica.add(cluster);
      if (!signal.aborted) {
        await new Promise(resolve => {
          signal.addEventListener('abort', resolve, { once: true });
        });
      }
      await replica.remove(cluster);
      ended.abort();
      own.close();
    },
  };
}
