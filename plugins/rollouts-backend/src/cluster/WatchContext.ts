import type { AccessKeys } from './ClusterAccess';
import type { SyncTurns } from './SyncTurns';
import type { Timing } from './Timing';
import type { WatchTransport } from './WatchTransport';

/** How one cluster is watched: by whom, where, and by which clock. */
export type WatchContext = {
  transport: WatchTransport;
  keys: AccessKeys;
  timing: Timing;
  /** Shared by all clusters; absent: a list waits for no other. */
  turns?: SyncTurns;
  /** Absent: all. */
  namespaces?: readonly string[];
};
