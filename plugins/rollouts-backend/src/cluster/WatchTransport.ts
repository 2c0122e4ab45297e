import type {
  KubernetesRequest,
  KubernetesResponse,
} from './KubernetesRequester';

/** When something was heard, for people and for measuring. */
export type Contact = { at: Date; monotonic: number };

export type WatchAnswer =
  /** Parsed lines until the server ends the watch; throws when the connection is lost or a line cannot be read. */
  | { status: 200; events: AsyncGenerator<unknown, void, undefined> }
  | { status: number; body: unknown; events?: undefined; retryAfter?: number };

/** What a reflector needs of a session. */
export interface WatchTransport {
  readonly lastContact: Contact | undefined;
  /** Tells whenever a connection is established, so that who waits for the server need not wait longer. */
  onConnected(listener: () => void): () => void;
  /**
   * Resolves when there is a connection, old or new.
   *
   * @throws KubernetesUnreachableError
   */
  connect(signal: AbortSignal): Promise<void>;
  /** @throws KubernetesUnreachableError */
  get(
    request: KubernetesRequest & { accept?: string },
  ): Promise<KubernetesResponse & { retryAfter?: number }>;
  /**
   * Resolves as soon as the server has taken the watch, before the first event.
   *
   * @throws KubernetesUnreachableError
   */
  watch(
    path: string,
    options: { signal: AbortSignal; accept?: string },
  ): Promise<WatchAnswer>;
}
