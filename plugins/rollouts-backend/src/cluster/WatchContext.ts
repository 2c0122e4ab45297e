import type { AccessKeys } from './ClusterAccess';
import type { GrantedNamespaces } from './GrantedNamespaces';
import type { KubernetesRequester } from './KubernetesRequester';
import type { ServedVersions } from './ServedVersions';
import type { SyncTurns } from './SyncTurns';
import type { Timing } from './Timing';
import type { WatchMeter } from './WatchMeter';
import type { WatchTransport } from './WatchTransport';

/** How one cluster is watched: by whom, where, and by which clock. */
export type WatchContext = {
  transport: WatchTransport;
  keys: AccessKeys;
  timing: Timing;
  /** Shared by all clusters; absent: a list waits for no other. */
  turns?: SyncTurns;
  /** Absent: nothing is counted. */
  meter?: WatchMeter;
  /** Absent: all. */
  namespaces?: readonly string[];
  /** Asks the cluster what it serves and allows. Absent: nobody is asked. */
  requester?: KubernetesRequester;
  /** In which versions it serves what is watched; absent: in those that we know. */
  versions?: ServedVersions;
  /** Where all of the cluster is denied; absent: then it is denied. */
  granted?: GrantedNamespaces;
};
