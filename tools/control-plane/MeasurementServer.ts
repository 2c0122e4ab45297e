import { once } from 'node:events';
import { createServer, type Server } from 'node:http';

/**
 * What analyses measure: `GET /<name>` answers `{"data":{"value":…}}` with the value last set, 404
 * before that. `PUT /<name>` with a JSON value in the body sets it from a terminal.
 */
export class MeasurementServer {
  readonly #values = new Map<string, unknown>();
  readonly #server: Server;
  readonly url: string;

  private constructor(server: Server, port: number) {
    this.#server = server;
    this.url = `http://127.0.0.1:${port}`;
  }

  static async start(): Promise<MeasurementServer> {
    const server = createServer().listen(0, '127.0.0.1');
    await once(server, 'listening');
    const address = server.address();
    if (address === null || typeof address === 'string')
      throw new Error('no port');
    const measurements = new MeasurementServer(server, address.port);
    server.on('request', async (request, response) => {
      const name = (request.url ?? '/').slice(1);
      if (request.method === 'PUT') {
        let body = '';
        for await (const chunk of request.setEncoding('utf8')) body += chunk;
        try {
          measurements.set(name, JSON.parse(body));
        } catch {
          response.writeHead(400).end('the body is not JSON\n');
          return;
        }
      }
      const known = measurements.#values.has(name);
      response
        .writeHead(known ? 200 : 404, { 'content-type': 'application/json' })
        .end(
          `${JSON.stringify({
            data: { value: measurements.#values.get(name) ?? null },
          })}\n`,
        );
    });
    return measurements;
  }

  set(name: string, value: unknown) {
    this.#values.set(name, value);
  }

  async stop(): Promise<void> {
    const closed = once(this.#server, 'close');
    this.#server.close();
    this.#server.closeAllConnections();
    await closed;
  }
}
