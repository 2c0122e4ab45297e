import {
  isInFlight,
  journalEntries,
  projectReplicaSet,
  projectRollout,
} from '@rollouts-portal/plugin-rollouts-common';

import type { ClusterConnectionConfig } from './ClusterConnectionConfig';
import { Journal } from '../journal/Journal';
import { ClusterWatch, type ClusterLogger } from './ClusterWatch';
import type { KubernetesRequester } from './KubernetesRequester';
import { KubernetesSession } from './KubernetesSession';
import { openAccess } from './openAccess';
import { realTiming } from './realTiming';
import type { Timing } from './Timing';

/** One configured cluster: what is known of it, and the ways to it. */
export type OpenCluster = {
  facts: ClusterWatch;
  /** Reads with the identity that watches. */
  reader: KubernetesRequester;
  /** Absent: no credentials for actions were given, and none of the reader's are used for them. */
  actor?: KubernetesRequester;
  /** Ends all requests and connections. */
  close(): void;
};

/** Contacts nobody yet: watching begins with `facts.start(signal)`, a connection with its first request. */
export function openCluster(
  config: ClusterConnectionConfig,
  { entityRefAnnotation }: { entityRefAnnotation: string },
  logger: ClusterLogger,
  timing: Timing = realTiming,
): OpenCluster {
  const access = openAccess(config, 'reader');
  if (!access) throw new Error('a cluster has a reader');
  const reader = new KubernetesSession({ access, timing });
  const actorAccess = openAccess(config, 'actor');
  const actor =
    actorAccess && new KubernetesSession({ access: actorAccess, timing });
  const close = () => {
    reader.close();
    actor?.close();
  };
  const facts = new ClusterWatch({
    name: config.name,
    ...(config.environment !== undefined && {
      environment: config.environment,
    }),
    ...(config.namespaces && { namespaces: config.namespaces }),
    transport: reader,
    keys: access.keys,
    rules: {
      projectRollout: object => projectRollout(object, { entityRefAnnotation }),
      projectReplicaSet,
      isInFlight,
    },
    journal: new Journal(journalEntries, () => timing.now()),
    timing,
    logger,
    onEnd: close,
  });
  return { facts, reader, ...(actor && { actor }), close };
}
