import { Agent, request as httpsRequest } from 'node:https';
import type { IncomingMessage } from 'node:http';
import { isRecord, textAt } from './json.ts';
import {
  isKubernetesObject,
  type KubernetesObject,
} from './KubernetesObject.ts';

export type ApiRequest = {
  /** Bearer token; the client's own when left out, none when null. */
  token?: string | null;
  /** A string is sent as it is, anything else as JSON. */
  body?: unknown;
  contentType?: string;
  signal?: AbortSignal;
};

export type ApiResponse = {
  status: number;
  /** Parsed where the server says that it is JSON, else text. */
  body: unknown;
};

export type WatchEvent = {
  type: 'ADDED' | 'MODIFIED' | 'DELETED';
  object: KubernetesObject;
};

/** Requests to one API server. Any status is an answer; only a lost connection throws. */
export class ApiClient {
  readonly #agent: Agent;
  readonly #server: string;
  readonly #token: string;

  constructor({
    server,
    ca,
    token,
  }: {
    server: string;
    ca: string;
    token: string;
  }) {
    this.#server = server;
    this.#token = token;
    this.#agent = new Agent({ ca, keepAlive: true });
  }

  async request(
    method: string,
    path: string,
    options: ApiRequest = {},
  ): Promise<ApiResponse> {
    const response = await this.#send(method, path, options);
    let text = '';
    for await (const chunk of response.setEncoding('utf8')) text += chunk;
    const isJson = response.headers['content-type']?.includes('json') ?? false;
    return {
      status: response.statusCode ?? 0,
      body: isJson && text ? JSON.parse(text) : text,
    };
  }

  /** Events after `resourceVersion`, until the server ends the watch or the signal aborts. */
  async *watch(
    collection: string,
    {
      resourceVersion,
      query = '',
      signal,
    }: { resourceVersion: string; query?: string; signal?: AbortSignal },
  ): AsyncGenerator<WatchEvent, void, undefined> {
    const path = `${collection}?watch=1&resourceVersion=${resourceVersion}${
      query && `&${query}`
    }`;
    const response = await this.#send('GET', path, signal ? { signal } : {});
    if (response.statusCode !== 200) {
      response.resume();
      throw new Error(
        `watch of ${collection} was refused with ${response.statusCode}`,
      );
    }
    for await (const line of linesOf(response)) {
      const event: unknown = JSON.parse(line);
      if (isWatchEvent(event)) yield event;
      // The history is gone or the server gives up: the caller lists again.
      else if (textAt(event, 'type') === 'ERROR') return;
    }
  }

  close() {
    this.#agent.destroy();
  }

  #send(
    method: string,
    path: string,
    { token = this.#token, body, contentType, signal }: ApiRequest,
  ): Promise<IncomingMessage> {
    const payload =
      body === undefined || typeof body === 'string'
        ? body
        : JSON.stringify(body);
    return new Promise((resolve, reject) => {
      const request = httpsRequest(
        new URL(path, this.#server),
        {
          method,
          agent: this.#agent,
          headers: {
            accept: 'application/json',
            ...(token !== null && { authorization: `Bearer ${token}` }),
            ...(payload !== undefined && {
              'content-type': contentType ?? 'application/json',
              'content-length': Buffer.byteLength(payload),
            }),
          },
          ...(signal && { signal }),
        },
        resolve,
      );
      request.on('error', reject);
      request.end(payload);
    });
  }
}

/** Leaving the loop early ends the response, which a readline interface would not do. */
async function* linesOf(response: IncomingMessage): AsyncGenerator<string> {
  let rest = '';
  for await (const chunk of response.setEncoding('utf8')) {
    const lines = `${rest}${chunk}`.split('\n');
    rest = lines.pop() ?? '';
    yield* lines;
  }
}

function isWatchEvent(value: unknown): value is WatchEvent {
  return (
    isRecord(value) &&
    (value['type'] === 'ADDED' ||
      value['type'] === 'MODIFIED' ||
      value['type'] === 'DELETED') &&
    isKubernetesObject(value['object'])
  );
}
