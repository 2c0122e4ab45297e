import { once } from 'node:events';
import { createServer, type RequestListener, type Server } from 'node:http';

export type Listening = { url: string; stop(): Promise<void> };

/**
 * A server over plain HTTP on loopback.
 *
 * @param port - 0: any that is free
 * @throws where the port is taken
 */
export async function listening(
  answer: RequestListener | Server,
  port = 0,
): Promise<Listening> {
  const server = typeof answer === 'function' ? createServer(answer) : answer;
  server.listen(port, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  if (typeof address !== 'object' || !address) throw new Error('not listening');
  return {
    url: `http://127.0.0.1:${address.port}`,
    stop: async () => {
      server.close();
      server.closeAllConnections();
      await once(server, 'close');
    },
  };
}
