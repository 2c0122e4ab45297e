import {
  request as httpRequest,
  type Agent,
  type IncomingMessage,
} from 'node:http';
import type { Timing } from '../Timing';
import { arrivals } from './arrivals';
import type { Connection, ConnectionRequest, Exchange } from './Connection';
import type { Hearing } from './Hearing';
import { keepProbing } from './keepProbing';

/**
 * For what does not speak HTTP/2: `kubectl proxy` on loopback, and proxies before an API server. There is no ping, so
 * it is probed by asking for `/livez`, which API servers answer outside of their request limits.
 */
export class Http1Connection implements Connection {
  readonly #url: URL;
  readonly #agent: Agent;
  readonly #hearing: Hearing;
  readonly #ended = new AbortController();

  constructor(options: {
    url: URL;
    /** Makes the connections. */
    agent: Agent;
    timing: Timing;
    /** Milliseconds between two probes; absent: as often as an API server is. */
    probedEvery?: number;
    hearing: Hearing;
  }) {
    this.#url = options.url;
    this.#agent = options.agent;
    this.#hearing = options.hearing;
    keepProbing({
      timing: options.timing,
      every: options.probedEvery,
      signal: this.#ended.signal,
      probe: async () => {
        const response = await this.#request(
          { method: 'GET', path: '/livez', headers: {} },
          this.#ended.signal,
        );
        response.resume();
      },
      onSilence: error => this.close(error),
    });
  }

  get usable(): boolean {
    return !this.#ended.signal.aborted;
  }

  async exchange(
    request: ConnectionRequest,
    signal: AbortSignal,
  ): Promise<Exchange> {
    const either = AbortSignal.any([signal, this.#ended.signal]);
    const response = await this.#request(request, either);
    return {
      status: response.statusCode ?? 0,
      headers: response.headers,
      body: arrivals(response, this.#hearing),
      // What had come of one that is given up is thrown away, and then it ends as if that had been all.
      isComplete: () => response.complete && !either.aborted,
      end: () => response.destroy(),
    };
  }

  close(reason?: Error): void {
    this.#ended.abort(reason ?? new Error('the connection was closed'));
    this.#agent.destroy();
  }

  #request(
    { method, path, headers, payload }: ConnectionRequest,
    signal: AbortSignal,
  ): Promise<IncomingMessage> {
    return new Promise((resolve, reject) => {
      // Over TLS, too: that is the agent's business.
      const request = httpRequest(
        {
          host: this.#url.hostname.replace(/^\[|\]$/g, ''),
          port: this.#url.port || 80,
          method,
          path,
          agent: this.#agent,
          headers: {
            ...headers,
            host: this.#url.host,
            ...(payload !== undefined && {
              'content-length': Buffer.byteLength(payload),
            }),
          },
          signal,
        },
        response => {
          this.#hearing.contact();
          response.on('error', () => {});
          resolve(response);
        },
      );
      request.on('error', error => {
        reject(signal.aborted ? signal.reason : error);
      });
      request.end(payload);
    });
  }
}
