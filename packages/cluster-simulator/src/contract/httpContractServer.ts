import { request as httpsRequest } from 'node:https';
import type { IncomingMessage } from 'node:http';
import type {
  ContractRequest,
  ContractServer,
  ContractUser,
} from './ContractServer.ts';

export type HttpContractServerOptions = {
  /** Such as `https://127.0.0.1:40123`. */
  server: string;
  caPem: string;
  /** Who is left out shows no token. */
  tokens: Partial<Record<ContractUser, string>>;
  /** The name under which `nobody` is known to the server. */
  nobody: string;
  expireHistory: ContractServer['expireHistory'];
};

/** An API server at an address, over HTTP/1.1, a connection per request. */
export function httpContractServer({
  server,
  caPem,
  tokens,
  nobody,
  expireHistory,
}: HttpContractServerOptions): ContractServer {
  function send(
    method: string,
    path: string,
    { body, contentType, accept, as = 'admin' }: ContractRequest = {},
  ): Promise<IncomingMessage> {
    const token = tokens[as];
    const payload =
      body === undefined || typeof body === 'string'
        ? body
        : JSON.stringify(body);
    return new Promise((resolve, reject) => {
      httpsRequest(
        new URL(path, server),
        {
          method,
          ca: caPem,
          agent: false,
          headers: {
            accept: accept ?? 'application/json',
            ...(token !== undefined && { authorization: `Bearer ${token}` }),
            ...(payload !== undefined && {
              'content-type': contentType ?? 'application/json',
              'content-length': Buffer.byteLength(payload),
            }),
          },
        },
        resolve,
      )
        .on('error', reject)
        .end(payload);
    });
  }

  return {
    nobody,
    expireHistory,
    async request(method, path, options) {
      const response = await send(method, path, options);
      const text = await textOf(response);
      const isJson = response.headers['content-type']?.includes('json');
      return {
        status: response.statusCode ?? 0,
        body: isJson ? JSON.parse(text) : text,
      };
    },
    async *watch(path, options) {
      const response = await send('GET', path, options);
      if (response.statusCode !== 200) {
        throw new Error(
          `the watch was refused with ${response.statusCode}: ${await textOf(
            response,
          )}`,
        );
      }
      let rest = '';
      for await (const part of response.setEncoding('utf8')) {
        const lines = `${rest}${part}`.split('\n');
        rest = lines.pop() ?? '';
        for (const line of lines) yield JSON.parse(line);
      }
    },
  };
}

async function textOf(response: IncomingMessage): Promise<string> {
  let text = '';
  for await (const part of response.setEncoding('utf8')) text += part;
  return text;
}
