import type { Contact } from './connection/Hearing';
import type {
  KubernetesRequest,
  KubernetesResponse,
} from './KubernetesRequester';
import type { StreamedLists } from './StreamedLists';

export type WatchAnswer =
  /**
   * Parsed lines until the server ends the watch, those together that came together; throws when the connection is
   * lost or a line cannot be read.
   */
  | { status: 200; events: AsyncGenerator<readonly unknown[], void, undefined> }
  | { status: number; body: unknown; events?: undefined; retryAfter?: number };

/** Of one request of a reflector: other than `application/json` is asked for where little of the objects is wanted. */
export type WatchRequest = { signal: AbortSignal; accept?: string };

/** What a reflector needs of a session. Objects come without `metadata.managedFields` where nobody reads them. */
export interface WatchTransport {
  /** Whether the server at the other end streams lists, as far as is known. */
  readonly streamedLists: StreamedLists;
  readonly lastContact: Contact | undefined;
  /** Since when the server has had to wait until what it says is read; undefined where it has not. */
  readonly behindSince: Date | undefined;
  /** By how many seconds the server's clock is ahead of ours; undefined where they agree, near enough. */
  readonly clockAhead: number | undefined;
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
   * Asks for a list, or a page of one. Its items are handed on as they arrive, the answer's body is what is around them;
   * so whether it was a list at all is known only after them.
   *
   * @throws KubernetesUnreachableError
   */
  list(
    path: string,
    options: WatchRequest & {
      take(items: readonly unknown[]): void;
    },
  ): Promise<KubernetesResponse & { retryAfter?: number }>;
  /**
   * Resolves as soon as the server has taken the watch, before the first event.
   *
   * @throws KubernetesUnreachableError
   */
  watch(path: string, options: WatchRequest): Promise<WatchAnswer>;
}
