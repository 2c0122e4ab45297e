import type { AddressGuard } from './AddressGuard';

/** A proxy that is asked to CONNECT, and the configuration key that names it. */
export type ProxyEndpoint = { url: URL; key: string };

/** Where one API server is and how to know it. */
export type Endpoint = {
  /** A path comes before that of each request. */
  url: URL;
  ca?: string | Buffer;
  /** What the certificate must be for, when not the URL's host. */
  servername?: string;
  verify: boolean;
  /** Client certificate, PEM. */
  cert?: string | Buffer;
  key?: string | Buffer;
  proxy?: ProxyEndpoint;
  /** Checks what the host resolves to; absent where the operator chose it. */
  guard?: AddressGuard;
  /** Sent with each request. */
  headers?: Readonly<Record<string, string>>;
};

/** The configuration keys that problems name. */
export type AccessKeys = {
  url: string;
  ca: string;
  credentials: string;
  /** Absent where there cannot be one. */
  proxy?: string;
};

/**
 * One identity's way to one API server. Both are asked anew for every connection and request, so that rotated files
 * count without a restart.
 */
export interface ClusterAccess {
  readonly keys: AccessKeys;
  /** @throws ClusterProblemError */
  endpoint(): Promise<Endpoint>;
  /**
   * Value of the `authorization` header, undefined when the connection itself proves who we are. `fresh`: the last one
   * was refused.
   *
   * @throws ClusterProblemError
   */
  authorization(options: { fresh: boolean }): Promise<string | undefined>;
}
