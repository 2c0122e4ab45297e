import { createServer } from 'node:http';
import { createSecureServer, type ServerHttp2Stream } from 'node:http2';
import type { Duplex } from 'node:stream';
import { buffer } from 'node:stream/consumers';

import { google } from '@google-cloud/container/build/protos/protos';
import { selfSignedCertificate } from '@rollouts-portal/cluster-simulator';

import { listening, type Listening } from './listening';

const { ListClustersRequest, ListClustersResponse } = google.container.v1;

const HOST = 'container.googleapis.com';
const LIST_CLUSTERS = '/google.container.v1.ClusterManager/ListClusters';

// Of gRPC over HTTP/2: before each message, whether it is compressed (1 byte) and its length (4).
const PREFIX_BYTES = 5;
const OK = 0;
const NOT_FOUND = 5;
const UNIMPLEMENTED = 12;
const UNAUTHENTICATED = 16;

/**
 * Google's API that lists the clusters of a project, behind a proxy: who calls Google is led here by `grpc_proxy`, and
 * believes it by `GRPC_DEFAULT_SSL_ROOTS_FILE_PATH`, a file with `authority`.
 *
 * @param token - that must be shown
 * @param clusters - per parent, such as `projects/fleet/locations/-`
 */
export async function googleContainerApi(
  token: string,
  clusters: Readonly<Record<string, google.container.v1.ICluster[]>>,
): Promise<Listening & { authority: string }> {
  const certificate = selfSignedCertificate({ host: HOST });
  const api = createSecureServer(certificate);
  api.on('stream', async (stream, { ':path': path, authorization }) => {
    const request = await buffer(stream);
    if (authorization !== `Bearer ${token}`) reply(stream, UNAUTHENTICATED);
    else if (path !== LIST_CLUSTERS) reply(stream, UNIMPLEMENTED);
    else {
      const { parent } = ListClustersRequest.decode(
        request.subarray(PREFIX_BYTES),
      );
      const found = clusters[parent];
      if (!found) reply(stream, NOT_FOUND);
      else {
        const message = ListClustersResponse.encode({ clusters: found });
        reply(stream, OK, message.finish());
      }
    }
  });
  const tunnels: Duplex[] = [];
  const proxy = createServer();
  proxy.on('connect', ({ url }, socket) => {
    if (url === `${HOST}:443`) {
      tunnels.push(socket);
      socket.write('HTTP/1.1 200 OK\r\n\r\n');
      api.emit('connection', socket);
    } else socket.end('HTTP/1.1 403 Forbidden\r\n\r\n');
  });
  const { url, stop } = await listening(proxy);
  return {
    url,
    authority: certificate.cert,
    stop: async () => {
      // Those are no longer the proxy's own, but it waits for them.
      for (const tunnel of tunnels) tunnel.destroy();
      await stop();
    },
  };
}

function reply(
  stream: ServerHttp2Stream,
  status: number,
  message?: Uint8Array,
): void {
  stream.respond(
    { ':status': 200, 'content-type': 'application/grpc' },
    { waitForTrailers: true },
  );
  stream.on('wantTrailers', () =>
    stream.sendTrailers({ 'grpc-status': String(status) }),
  );
  if (message) {
    const prefix = Buffer.alloc(PREFIX_BYTES);
    prefix.writeUInt32BE(message.length, 1);
    stream.write(prefix);
    stream.write(message);
  }
  stream.end();
}
