import {
  connect as connectHttp2,
  constants,
  type ClientHttp2Session,
  type ClientHttp2Stream,
} from 'node:http2';
import type { TLSSocket } from 'node:tls';
import type { Timing } from '../Timing';
import {
  CutOffError,
  NotSentError,
  SilenceError,
  type Connection,
  type ConnectionRequest,
  type Exchange,
} from './Connection';
import { arrivals } from './arrivals';
import type { Hearing } from './Hearing';
import { keepProbing } from './keepProbing';

// Pages of a list are megabytes; with the default window of 64 KiB each round trip would carry no more than that.
const WINDOW = 4 * 1024 * 1024;
/** A frame of the default size, 16 KiB, hardly holds two objects, and each costs as much as a large one. */
const LARGEST_FRAME = 256 * 1024;

/** All requests and watches of one identity share this one connection. */
export class Http2Connection implements Connection {
  readonly #session: ClientHttp2Session;
  readonly #ended = new AbortController();
  #isClosing = false;

  constructor(
    socket: TLSSocket,
    origin: string,
    timing: Timing,
    private readonly hearing: Hearing,
  ) {
    this.#session = connectHttp2(origin, {
      createConnection: () => socket,
      settings: {
        enablePush: false,
        initialWindowSize: WINDOW,
        maxFrameSize: LARGEST_FRAME,
      },
    });
    this.#session.once('connect', () => {
      // It can have been closed in the meantime.
      if (this.usable) this.#session.setLocalWindowSize(4 * WINDOW);
    });
    // Each exchange hears of it through its own stream.
    this.#session.on('error', () => {});
    this.#session.once('close', () => this.#ended.abort());
    keepProbing({
      timing,
      signal: this.#ended.signal,
      probe: () => this.#ping(),
      onSilence: error => this.close(error),
    });
  }

  get usable(): boolean {
    return (
      !this.#isClosing && !this.#session.closed && !this.#session.destroyed
    );
  }

  async exchange(
    { method, path, headers, payload }: ConnectionRequest,
    signal: AbortSignal,
  ): Promise<Exchange> {
    signal.throwIfAborted();
    if (!this.usable) throw new NotSentError('the connection is closed');
    const stream = this.#session.request(
      { ...headers, ':method': method, ':path': path },
      { endStream: payload === undefined },
    );
    // Whatever happens later, somebody listens.
    stream.on('error', () => {});
    const cancel = () => onceRead(() => stream.close(constants.NGHTTP2_CANCEL));
    signal.addEventListener('abort', cancel, { once: true });
    stream.once('close', () => signal.removeEventListener('abort', cancel));
    const body = arrivals(stream, this.hearing);
    if (payload !== undefined) stream.end(payload);
    return answerOf(stream, body, signal, this.hearing);
  }

  close(reason?: Error): void {
    this.#isClosing = true;
    onceRead(() => this.#session.destroy(reason));
  }

  #ping(): Promise<void> {
    return new Promise((resolve, reject) => {
      const sent = this.#session.ping(error => {
        if (error) reject(error);
        else {
          this.hearing.contact();
          resolve();
        }
      });
      if (!sent) reject(new SilenceError('too many pings without an answer'));
    });
  }
}

/**
 * Streams and sessions are ended only when Node has read all of what has come: it calls us from amid the reading, and a
 * stream that is ended there can be freed twice, which ends the process.
 */
function onceRead(end: () => void): void {
  setImmediate(end);
}

function answerOf(
  stream: ClientHttp2Stream,
  body: Exchange['body'],
  signal: AbortSignal,
  hearing: Hearing,
): Promise<Exchange> {
  return new Promise((resolve, reject) => {
    let lastError: unknown;
    let isAnswered = false;
    stream.once('error', error => {
      lastError = error;
    });
    stream.once('response', headers => {
      hearing.contact();
      isAnswered = true;
      resolve({
        status: headers[':status'] ?? 0,
        headers,
        body,
        isComplete: () => stream.rstCode === constants.NGHTTP2_NO_ERROR,
        end: () => onceRead(() => stream.destroy()),
      });
    });
    stream.once('close', () => {
      if (isAnswered) return;
      if (signal.aborted) reject(signal.reason);
      // The server says itself that it has not looked at it.
      else if (stream.rstCode === constants.NGHTTP2_REFUSED_STREAM) {
        reject(new NotSentError('the server refused the stream'));
      } else {
        reject(
          new CutOffError('the connection was closed before an answer', {
            cause: lastError,
          }),
        );
      }
    });
  });
}
