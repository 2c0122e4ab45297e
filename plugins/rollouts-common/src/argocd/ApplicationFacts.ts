import type { ArgoCdHealth, ArgoCdSync } from '../api/argoCdSchema';

/** An object that an Application deploys, of a kind that can be a rollout. */
export type ApplicationResource = {
  group: string;
  kind: string;
  namespace: string;
  name: string;
  sync?: ArgoCdSync;
  /** Absent unless Argo CD is told to keep the health of single objects in the Application, since 3.0. */
  health?: ArgoCdHealth;
};

export type IgnoredDifference = {
  /** `*` for any. */
  group: string;
  kind: string;
  name?: string;
  namespace?: string;
  jsonPointers: readonly string[];
  jqPathExpressions: readonly string[];
};

export const OPERATION_PHASES = [
  'Running',
  'Succeeded',
  'Failed',
  'Error',
  'Terminating',
] as const;

/** One object that a sync has touched or waits for. */
export type SyncedObject = Pick<
  ApplicationResource,
  'group' | 'kind' | 'namespace' | 'name'
>;

export type OperationFacts = {
  phase: (typeof OPERATION_PHASES)[number];
  message?: string;
  startedAt?: string;
  finishedAt?: string;
  /** What is synced, one for each source; empty while Argo CD has not resolved it. */
  revisions: readonly string[];
  /** Applied by this sync and not healthy yet, so that the sync goes on only when they are. */
  unfinished: readonly SyncedObject[];
};

/**
 * What is kept of an Application of Argo CD. Of its resources only those that can be rollouts; no manifest, no
 * parameter, no value. Nothing that changes with every look of Argo CD at Git, which is every few minutes.
 */
export type ApplicationFacts = {
  namespace: string;
  name: string;
  uid: string;
  labels: Readonly<Record<string, string>>;
  project?: string;
  /** Namespace of the Argo CD that is in charge of it, where it says so. */
  controllerNamespace?: string;
  destination: { server?: string; name?: string; namespace?: string };
  sources: readonly {
    /** Without credentials. */
    repository?: string;
    path?: string;
    targetRevision?: string;
  }[];
  /** Absent: each sync is started by hand. */
  automated?: { selfHeal: boolean; prune: boolean };
  /** `Replace=true`: whole objects are replaced, so that nothing survives a sync but what Git says. */
  replaces: boolean;
  /** `RespectIgnoreDifferences=true`: what is ignored is left alone by a sync, too. */
  respectsIgnored: boolean;
  ignored: readonly IgnoredDifference[];
  sync?: ArgoCdSync;
  /** That Argo CD compared with last, one for each source: the newest that it knows of. */
  revisions: readonly string[];
  health?: ArgoCdHealth;
  resources: readonly ApplicationResource[];
  operation?: OperationFacts;
  /** Paths of fields that were there but not of the declared type, and so were left out; absent when all is well. */
  unreadable?: readonly string[];
};
