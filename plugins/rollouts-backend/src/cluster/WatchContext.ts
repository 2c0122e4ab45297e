import type { AccessKeys } from './ClusterAccess';
import type { Timing } from './Timing';
import type { WatchTransport } from './WatchTransport';

/** How one cluster is watched: by whom, where, and by which clock. */
export type WatchContext = {
  transport: WatchTransport;
  keys: AccessKeys;
  timing: Timing;
  /** Absent: all. */
  namespaces?: readonly string[];
};
