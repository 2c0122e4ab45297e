import type { Http2ServerResponse } from 'node:http2';

import { faultRow } from '../stage/faultRow';
import { rolloutOf } from '../stage/rolloutOf';
import { listOf, stayOpen } from '../stage/ScriptedServer';
import { MINUTE, SECOND } from '../stage/Stage';
import { GATHER_MS, StreamServer } from '../stage/StreamServer';
import { StreamVisitor } from '../stage/StreamVisitor';

const PER_SECOND = 10_000;
const LASTS = 10 * SECOND;
const EVENTS = (PER_SECOND * LASTS) / SECOND;
const NAMES = Array.from({ length: 100 }, (_, n) => `web-${n}`);
/** The number of the last event of each rollout. */
const LAST: ReadonlyMap<string, number> = new Map(
  NAMES.map((name, n) => [name, n === 0 ? EVENTS : EVENTS - NAMES.length + n]),
);
/** How often some more are sent. */
const TICK_MS = 5;

export const f29 = faultRow({
  id: 'F29',
  fault: 'ten thousand events a second for ten seconds, by our own clock',
  isHeavy: true,
  async run(stage) {
    const server = await stage.scripted();
    const burst = new Burst();
    stage.onStop(() => burst.end());
    server.script = {
      list: listOf(NAMES.map(name => rolloutOf(name))),
      watch: response => {
        stayOpen(response);
        burst.watch = response;
      },
    };
    const bystander = await stage.bystander();
    const watched = stage.watch(server);
    await stage.until('live', () => watched.isLive(), 20 * SECOND);
    const portal = await new StreamServer(watched.facts, stage.time).start();
    stage.onStop(() => portal.stop());
    const browser = new StreamVisitor(portal.url);
    stage.onStop(() => browser.leave());
    await stage.until(
      'a browser shows all',
      () => browser.page?.items.length === NAMES.length,
      20 * SECOND,
    );
    const before = process.memoryUsage().rss;
    const toldBefore = browser.told.length;
    const began = performance.now();
    const passed = () => performance.now() - began;
    burst.begin();
    await stage.until(
      'the last is sent when ten seconds are over',
      () => burst.sent === EVENTS,
      LASTS + 2 * SECOND,
    );
    stage.expect('and not before', passed() >= LASTS);
    await stage.until(
      'all taken, in twice that time since the first',
      () =>
        [...LAST].every(
          ([name, count]) => watched.image(name) === imageOf(count),
        ),
      2 * LASTS - Math.ceil(passed()),
    );
    await stage.until(
      'the browser shows the newest',
      () =>
        browser.page?.items.every(
          ({ name, pods }) => pods?.desired === LAST.get(name),
        ) ?? false,
      MINUTE,
    );
    stage.expect(
      'told once for all that came while it was gathered',
      browser.told.length - toldBefore <= passed() / GATHER_MS + 1,
    );
    stage.expect(
      'in bounded memory',
      process.memoryUsage().rss - before < 600 * 1024 * 1024,
    );
    stage.expect('and well', watched.isLive());
    bystander.stays();
  },
});

/** The events, as many as are due by now, and no more. */
class Burst {
  watch: Http2ServerResponse | undefined;
  sent = 0;
  #timer: NodeJS.Timeout | undefined;

  begin(): void {
    const began = performance.now();
    this.#timer = setInterval(() => {
      const passed = performance.now() - began;
      this.#sendUpTo(Math.min(EVENTS, (passed / SECOND) * PER_SECOND));
    }, TICK_MS);
  }

  end(): void {
    clearInterval(this.#timer);
  }

  #sendUpTo(due: number): void {
    const { watch } = this;
    if (!watch || watch.writableNeedDrain) return;
    while (this.sent + 1 <= due) {
      this.sent += 1;
      if (!watch.write(`${JSON.stringify(eventOf(this.sent))}\n`)) return;
    }
  }
}

/** Each has another image than the one before, and wants another number of pods. */
function eventOf(count: number) {
  const rollout = rolloutOf(`web-${count % NAMES.length}`, {
    resourceVersion: String(100 + count),
    image: imageOf(count),
  });
  return {
    type: 'MODIFIED',
    object: { ...rollout, spec: { ...rollout.spec, replicas: count } },
  };
}

function imageOf(count: number): string {
  return `web:${count}`;
}
