/** As much of it as getting credentials needs. */
export type CredentialTiming = Pick<Timing, 'sleep' | 'credentialTimeout'>;

/** All durations of watching, in milliseconds, and the clock they are measured by; passed in, so that tests scale them. */
export interface Timing {
  /** Monotonic milliseconds; only differences mean something. */
  monotonic(): number;
  /** Wall clock, for what people read. */
  now(): Date;
  /** Resolves after `ms`, rejects with the signal's reason when it aborts first. */
  sleep(ms: number, signal: AbortSignal): Promise<void>;
  readonly connectTimeout: number;
  /** How often a session is pinged, and how long an answer may take: together under the 5 s within which loss is shown. */
  readonly pingInterval: number;
  readonly pingTimeout: number;
  readonly requestTimeout: number;
  /** For credentials that a program or a cloud has to give; less than a request that waits for them may take. */
  readonly credentialTimeout: number;
  readonly backoffFirst: number;
  readonly backoffMax: number;
  /** Healthy for so long, and the next failure starts from `backoffFirst` again. */
  readonly backoffReset: number;
  /** Without contact for so long, data counts as stale. */
  readonly staleAfter: number;
  /** How often it is looked whether a cluster allows or serves by now what it did not. */
  readonly lookAgain: number;
  /** How long the rights in a namespace are taken to stay as they are. */
  readonly rightsValid: number;
  /** Server-side end of a watch, in seconds: random between the two, so that clusters do not reconnect together. */
  readonly watchSeconds: readonly [number, number];
}
