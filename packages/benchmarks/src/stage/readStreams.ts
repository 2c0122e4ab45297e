import { once } from 'node:events';

import {
  fleetStreamEventSchema,
  type FleetPage,
} from '@rollouts-portal/plugin-rollouts-common';

import { applyFleetEvent, serverSentEvents } from './insides';
import { monotonicMs } from './monotonicMs';
import { readerQuestionSchema, readersPlanSchema } from './readerMessages';

/** One client of the stream. Every other one looks at what it gets; the rest only reads. */
class Reader {
  page: FleetPage | undefined;
  readonly latencies: number[] = [];
  bytes = 0;
  events = 0;
  hasEnded = false;

  constructor(private readonly isLooking: boolean) {}

  /** Resolves when it has got its first page. */
  async open(url: string, token: string): Promise<void> {
    const response = await fetch(url, {
      headers: { authorization: `Bearer ${token}` },
    });
    if (!response.ok || !response.body) {
      throw new Error(`the stream says ${response.status}`);
    }
    const { body } = response;
    await new Promise<void>((resolve, reject) => {
      const reading = this.isLooking
        ? this.#look(body, resolve)
        : this.#drain(body, resolve);
      reading.catch(reject).finally(() => {
        this.hasEnded = true;
      });
    });
  }

  async #drain(
    body: ReadableStream<Uint8Array>,
    onFirst: () => void,
  ): Promise<void> {
    for await (const chunk of body) {
      this.bytes += chunk.length;
      onFirst();
    }
  }

  async #look(
    body: ReadableStream<Uint8Array>,
    onFirst: () => void,
  ): Promise<void> {
    const counted = body.pipeThrough(
      new TransformStream<Uint8Array, Uint8Array>({
        transform: (chunk, controller) => {
          this.bytes += chunk.length;
          controller.enqueue(chunk);
        },
      }),
    );
    for await (const { event, data } of serverSentEvents(counted)) {
      this.events += 1;
      const message = fleetStreamEventSchema.parse({
        event,
        data: JSON.parse(data),
      });
      const at = monotonicMs();
      this.page = applyFleetEvent(this.page, message);
      if (message.event === 'snapshot') onFirst();
      if (message.event !== 'changes') continue;
      for (const { pods } of message.data.rows) {
        // The writer puts the time there.
        if (pods) this.latencies.push(at - pods.ready);
      }
    }
  }
}

/** The process behind `Readers`: reads streams until its parent goes. */
export async function readStreams(plan: string): Promise<void> {
  const {
    url,
    tokens,
    readers: count,
  } = readersPlanSchema.parse(JSON.parse(plan));
  const readers = Array.from(
    { length: count },
    (_, index) => new Reader(index % 2 === 0),
  );
  const looking = readers.filter((_, index) => index % 2 === 0);
  process.on('message', message => {
    if (readerQuestionSchema.parse(message) === 'begin') {
      for (const reader of readers) {
        reader.latencies.length = 0;
        reader.bytes = 0;
        reader.events = 0;
      }
    }
    process.send?.({
      latencies: looking.flatMap(({ latencies }) => latencies),
      bytes: readers.reduce((sum, { bytes }) => sum + bytes, 0),
      events: readers.reduce((sum, { events }) => sum + events, 0),
      pages: [...new Set(looking.map(({ page }) => shownOn(page)))],
      ended: readers.filter(({ hasEnded }) => hasEnded).length,
    });
  });
  // Some at a time: what is measured comes after.
  for (let index = 0; index < count; index += 50) {
    await Promise.all(
      readers
        .slice(index, index + 50)
        .map((reader, offset) =>
          reader.open(url, tokens[(index + offset) % tokens.length] ?? ''),
        ),
    );
  }
  process.send?.({ reading: true });
  await once(process, 'disconnect');
  process.exit();
}

/** The rows of a page and the newest that is known of each, to be compared. */
export function shownOn(page: Pick<FleetPage, 'items'> | undefined): string {
  return JSON.stringify(page?.items.map(({ id, pods }) => [id, pods?.ready]));
}
