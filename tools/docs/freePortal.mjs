import { once } from 'node:events';
import { createServer } from 'node:net';

/** Ports for a portal that must not be in anybody's way. */
export async function freePortal() {
  const [page, backend] = await Promise.all([freePort(), freePort()]);
  return {
    page: `http://localhost:${page}`,
    backend: `http://localhost:${backend}`,
    env: { PORTAL_PORT: String(page), PORTAL_BACKEND_PORT: String(backend) },
  };
}

async function freePort() {
  const server = createServer();
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  server.close();
  await once(server, 'close');
  if (typeof address !== 'object' || !address) throw new Error('no port');
  return address.port;
}
