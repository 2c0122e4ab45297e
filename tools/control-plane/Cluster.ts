import type { ApiClient } from './ApiClient.ts';
import type { CommandResult } from './runCommand.ts';
import type { Tokens } from './identities.ts';

/** What another program needs to know to reach a cluster; the ready line carries it. */
export type ClusterDescription = {
  name: string;
  /** `https://127.0.0.1:<port>`; the same for the cluster's whole life. */
  server: string;
  caFile: string;
  /** A context per identity, `admin` being the current one. */
  kubeconfig: string;
  tokens: Tokens;
  /** Path of the `kubectl-argo-rollouts` program. */
  argoRolloutsProgram: string;
  /** Path of the `kubectl` program. */
  kubectlProgram: string;
};

/** A running cluster, reached as anyone could who knows its description. */
export interface ClusterAccess extends ClusterDescription {
  /** Any status is an answer; throws only when there is none. As admin unless a token is given. */
  request: ApiClient['request'];
  watch: ApiClient['watch'];
  /** Runs `kubectl argo rollouts ARGS` against this cluster, as admin unless `--context` says otherwise. */
  argoRollouts(
    args: readonly string[],
    options?: { signal?: AbortSignal },
  ): Promise<CommandResult>;
  /** Runs `kubectl ARGS` likewise. */
  kubectl(
    args: readonly string[],
    options?: { signal?: AbortSignal },
  ): Promise<CommandResult>;
}

/** A cluster whose processes are ours. */
export interface Cluster extends ClusterAccess {
  /** Kills the API server; resolves when its port refuses connections. */
  stopApiServer(): Promise<void>;
  /**
   * Starts it again on the same port with the same data; resolves when it serves Rollouts. The
   * controllers are started anew, too: left alone they stay away for up to a minute after a long
   * outage, because their clients' backoff has grown.
   */
  startApiServer(): Promise<void>;
  /**
   * Compacts etcd, as an API server does every five minutes: how things were before now is gone. Lists of what
   * the API server keeps in its own cache can go on for another 15 s; those of Events, which it does not, cannot.
   */
  expireHistory(): Promise<void>;
  /** Freezes it: connections stay open and nobody answers. */
  pauseApiServer(): Promise<void>;
  resumeApiServer(): Promise<void>;
}

/** Controllers that can be kept from doing anything, so that what was asked of them can be seen unanswered. */
export interface PausableControllers {
  pauseControllers(): Promise<void>;
  resumeControllers(): Promise<void>;
}
