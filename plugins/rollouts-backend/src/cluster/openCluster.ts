import {
  journalEntries,
  type ArgoCdInstance,
} from '@rollouts-portal/plugin-rollouts-common';

import type { ClusterConnectionConfig } from './ClusterConnectionConfig';
import { Journal, type Remembered } from '../journal/Journal';
import type { ClusterLogger } from './ClusterLogger';
import { ClusterWatch, type FurtherKinds } from './ClusterWatch';
import type { KubernetesRequester } from './KubernetesRequester';
import { KubernetesSession } from './KubernetesSession';
import { openAccess } from './openAccess';
import { rememberServer } from './rememberServer';
import type { OpenLimits } from './OpenLimits';
import { ServedRequester } from './ServedRequester';
import { ServedVersions } from './ServedVersions';
import { realTiming } from './realTiming';
import type { SyncTurns } from './SyncTurns';
import type { Timing } from './Timing';
import type { WatchContext } from './WatchContext';
import type { WatchMeter } from './WatchMeter';

/** One configured cluster: what is known of it, and the ways to it. */
export type OpenCluster = {
  facts: ClusterWatch;
  /** How it is watched, for who has to watch something of it beside. */
  context: WatchContext;
  /** Reads with the identity that watches. */
  reader: KubernetesRequester;
  /** Absent: no credentials for actions were given, and none of the reader's are used for them. */
  actor?: KubernetesRequester;
  /** Ends all requests and connections. */
  close(): void;
};

/** What holds for all clusters alike. */
export type OpenClusterSettings = {
  entityRefAnnotation: string;
  providers: FurtherKinds;
  /** Whether Applications of Argo CD are looked for, and where. Absent: no. */
  argoCd?: {
    enabled: boolean;
    instances: readonly Pick<ArgoCdInstance, 'cluster' | 'namespace'>[];
  };
  /** Shared by all clusters; absent: this one has its own. */
  openLimits?: OpenLimits;
  /** Shared by all clusters; absent: its lists wait for no other. */
  turns?: SyncTurns;
  /** Who counts what goes over the wire, of the cluster of this name. */
  meterOf?(cluster: string): WatchMeter;
  /** What the journal goes on from. Absent: from nothing. */
  remembered?: Remembered;
};

/** Contacts nobody yet: watching begins with `facts.start(signal)`, a connection with its first request. */
export function openCluster(
  config: ClusterConnectionConfig,
  {
    entityRefAnnotation,
    providers,
    argoCd,
    openLimits,
    turns,
    meterOf,
    remembered,
  }: OpenClusterSettings,
  logger: ClusterLogger,
  timing: Timing = realTiming,
): OpenCluster {
  const opened = openAccess(config, 'reader', timing);
  if (!opened) throw new Error('a cluster has a reader');
  const { access, server } = rememberServer(opened, config.address);
  const reader = new KubernetesSession({ access, timing });
  const actorAccess = openAccess(config, 'actor', timing);
  const actor =
    actorAccess && new KubernetesSession({ access: actorAccess, timing });
  const close = () => {
    reader.close();
    actor?.close();
  };
  const versions = new ServedVersions(reader, reader, timing);
  const context: WatchContext = {
    transport: reader,
    keys: access.keys,
    timing,
    ...(turns && { turns }),
    ...(meterOf && { meter: meterOf(config.name) }),
    ...(config.namespaces && { namespaces: config.namespaces }),
    requester: reader,
    versions,
  };
  const facts = new ClusterWatch({
    name: config.name,
    ...(config.environment !== undefined && {
      environment: config.environment,
    }),
    context,
    entityRefAnnotation,
    further: providers,
    ...(argoCd?.enabled && {
      argoCd: {
        homes: argoCd.instances.flatMap(({ cluster, namespace }) =>
          cluster === config.name && namespace !== undefined ? [namespace] : [],
        ),
        server,
      },
    }),
    ...(openLimits && { openLimits }),
    journal: new Journal(
      journalEntries,
      // Among times that the controller wrote.
      () => reader.clock.now(),
      undefined,
      remembered,
    ),
    logger,
    onEnd: close,
  });
  return {
    facts,
    context,
    // What is watched is what is acted on: in the same version.
    reader: new ServedRequester(reader, versions),
    ...(actor && { actor: new ServedRequester(actor, versions) }),
    close,
  };
}
