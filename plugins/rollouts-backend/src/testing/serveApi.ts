import { createServer } from 'node:http';

import express from 'express';

import { LoopbackServer } from '../cluster/testing/LoopbackServer';
import { apiOver, type ApiOptions } from './apiOver';
import type { FakeCluster } from './FakeCluster';

/** The plugin's API over these clusters, as it is reached over HTTP. */
export async function serveApi(
  clusters: readonly FakeCluster[],
  options?: ApiOptions,
) {
  const { router, indexer, pages, streams, feeds } = apiOver(clusters, options);
  const server = new LoopbackServer(createServer(express().use(router)));
  await server.start();
  return {
    indexer,
    pages,
    streams,
    url: `http://127.0.0.1:${server.port}`,
    stop: async () => {
      streams.closeAll();
      feeds.end();
      await server.stop();
    },
  };
}
