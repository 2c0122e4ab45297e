import type {
  AddressLimits,
  ClusterCredentialProvider,
} from '@rollouts-portal/plugin-rollouts-node';

/** How one identity proves who it is. */
export type CredentialConfig =
  | { type: 'none' }
  | { type: 'token'; token: string }
  | { type: 'tokenFile'; file: string }
  | { type: 'kubeconfig'; file: string; context?: string }
  /** A program that prints an ExecCredential. */
  | { type: 'exec'; exec: ExecConfig }
  /** From a source of the cluster inventory. */
  | { type: 'provided'; provide: ClusterCredentialProvider }
  /** Such a source knows the cluster and has no credentials that the portal could use by itself. */
  | { type: 'missing' };

/** As `exec` of a kubeconfig. */
export type ExecConfig = {
  command: string;
  args: readonly string[];
  env: readonly { name: string; value: string }[];
  apiVersion: string;
};

/** Where an API server is and how to know that it is the right one. */
export type AddressConfig =
  | {
      type: 'url';
      url: string;
      /** PEM. */
      ca?: string;
      caFile?: string;
      /** What the certificate is for, when that is not the URL's host. */
      serverName?: string;
      skipTLSVerify: boolean;
      /** Asked to CONNECT. */
      proxyUrl?: string;
      /** Sent with each request. */
      headers?: Readonly<Record<string, string>>;
      /** The operator lets credentials go over plain http to a host that is not this one. */
      allowPlainHttp?: boolean;
      /** Others than the operator chose the host. */
      limits?: AddressLimits;
    }
  | { type: 'kubeconfig'; file: string; context?: string };

/** One cluster to watch, checked as far as that is possible without reaching it. */
export type ClusterConnectionConfig = {
  /** Where it stands in the configuration, such as `rollouts.clusters[0]`: problems name it, or a key below it. */
  key: string;
  name: string;
  environment?: string;
  address: AddressConfig;
  /** The identity that lists and watches. */
  reader: CredentialConfig;
  /** The identity that acts; absent: no actions in this cluster. */
  actor?: CredentialConfig;
  /** Absent: all. */
  namespaces?: readonly string[];
};
