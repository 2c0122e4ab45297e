import { createServer } from 'node:http';

import {
  fleetPageSchema,
  fleetStreamEventSchema,
  type FleetPage,
} from '@rollouts-portal/plugin-rollouts-common';

import { faultRow } from '../stage/faultRow';
import {
  applyFleetEvent,
  LoopbackServer,
  serverSentEvents,
  SnapshotStore,
} from '../stage/insides';
import { MINUTE, SECOND, type Stage } from '../stage/Stage';
import { StoredRollouts } from '../stage/StoredRollouts';
import { StreamServer } from '../stage/StreamServer';

/** Heartbeats come every 15 s. */
const NOTICED_WITHIN = 21 * SECOND;

export const f39 = faultRow({
  id: 'F39',
  fault:
    'a proxy that lets an answer through when it is complete, or nothing more of it',
  async run(stage) {
    const cluster = await stage.cluster('behind');
    const rollouts = new StoredRollouts(cluster);
    rollouts.create('web');
    const watched = stage.watchSimulated(cluster);
    await stage.until('live', () => watched.isLive(), 20 * SECOND);
    const server = await new StreamServer(watched.facts, stage.time).start();
    stage.onStop(() => server.stop());
    const proxy = await startProxy(stage, server.url);
    const store = pageOver(proxy.url, stage);
    stage.onStop(store.subscribe(() => {}));
    const connection = () => store.current().connection.state;
    const size = () => store.current().content?.items[0]?.pods?.desired;
    await stage.until(
      'the page asks instead, after two streams that told nothing',
      () => connection() === 'polling' && size() === 2,
      25 * SECOND,
    );
    rollouts.resize('web', 3);
    await stage.until(
      'and has what is new within a few seconds',
      () => size() === 3,
      20 * SECOND,
    );
    proxy.buffers = false;
    await stage.until(
      'live again some time after the proxy is gone',
      () => connection() === 'live',
      8 * MINUTE,
    );
    const reads = server.reads;
    rollouts.resize('web', 4);
    await stage.until('told at once', () => size() === 4, 10 * SECOND);
    stage.expect('without asking', server.reads === reads);

    proxy.withholds = true;
    const held = stage.time.timing.monotonic();
    await stage.until(
      'silence is noticed',
      () => connection() !== 'live',
      30 * SECOND,
    );
    stage.expect(
      'a heartbeat and a little more after the last that came',
      stage.time.timing.monotonic() - held <= NOTICED_WITHIN,
    );
    rollouts.resize('web', 5);
    await stage.until('and the page asks again', () => size() === 5, MINUTE);
  },
});

async function startProxy(stage: Stage, url: string) {
  const proxy = { url: '', buffers: true, withholds: false };
  const listening = createServer((request, response) => {
    const leaving = new AbortController();
    response.on('close', () => leaving.abort());
    const forward = async () => {
      const answer = await fetch(`${url}${request.url}`, leaving);
      if (proxy.buffers) {
        response.end(Buffer.from(await answer.arrayBuffer()));
        return;
      }
      for await (const chunk of answer.body ?? []) {
        const isHeld = proxy.withholds && request.url === '/stream';
        if (!isHeld) response.write(chunk);
      }
      response.end();
    };
    forward().catch(() => response.destroy());
  });
  const loopback = await new LoopbackServer(listening).start();
  stage.onStop(() => loopback.stop());
  proxy.url = `http://127.0.0.1:${loopback.port}`;
  return proxy;
}

/** As the browser has it, with its own waits. */
function pageOver(url: string, { time }: Stage) {
  return new SnapshotStore({
    source: {
      async *follow({ signal }: { signal: AbortSignal }) {
        const response = await fetch(`${url}/stream`, { signal });
        if (!response.body) throw new Error('no body');
        for await (const { event, data } of serverSentEvents(response.body)) {
          yield fleetStreamEventSchema.parse({ event, data: JSON.parse(data) });
        }
      },
      async read({ signal }: { signal: AbortSignal }) {
        const response = await fetch(`${url}/rollouts`, { signal });
        const content: FleetPage = fleetPageSchema.parse(await response.json());
        return { changed: true as const, content, etag: undefined };
      },
    },
    apply: applyFleetEvent,
    clock: {
      now: () => time.timing.now().getTime(),
      sleep: (ms, signal) => time.timing.sleep(ms, signal).catch(() => {}),
      random: () => 0.5,
    },
    visibility: {
      until: (state, signal) =>
        state === 'shown'
          ? Promise.resolve()
          : new Promise(resolve => {
              signal.addEventListener('abort', () => resolve(), { once: true });
            }),
    },
  });
}
