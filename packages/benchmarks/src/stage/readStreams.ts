import { once } from 'node:events';
import { get, IncomingMessage } from 'node:http';

import { z } from 'zod';

import { monotonicMs } from './monotonicMs';
import { readerQuestionSchema, readersPlanSchema } from './readerMessages';

const rowSchema = z.object({
  id: z.string(),
  pods: z.object({ ready: z.number() }).optional(),
});

// What is compared and no more.
const eventSchema = z.discriminatedUnion('event', [
  z.object({
    event: z.literal('snapshot'),
    data: z.object({ items: z.array(rowSchema) }),
  }),
  z.object({
    event: z.literal('changes'),
    data: z.object({
      rows: z.array(rowSchema),
      ids: z.array(z.string()).optional(),
    }),
  }),
]);

type Row = z.output<typeof rowSchema>;
type Message = z.output<typeof eventSchema>;

/** What was read last. The same goes out to all, and each browser parses it for itself, with a processor of its own. */
let last: { part: string; message: Message | undefined } | undefined;

/** Undefined where it is none; without a message where it is none that is looked at. */
function readEvent(part: string): { message: Message | undefined } | undefined {
  if (last?.part === part) return last;
  const [, event, data] = /event: (.*)\ndata: (.*)$/.exec(part) ?? [];
  if (data === undefined) return undefined;
  const message = eventSchema.safeParse({ event, data: JSON.parse(data) });
  last = { part, message: message.data };
  return last;
}

/** One client of the stream. Every other one looks at what it gets; the rest only reads. */
class Reader {
  readonly #rows = new Map<string, Row>();
  #ids: readonly string[] = [];
  #text = '';
  readonly #decoder = new TextDecoder();
  readonly latencies: number[] = [];
  bytes = 0;
  events = 0;
  hasEnded = false;

  constructor(private readonly isLooking: boolean) {}

  get rows(): Row[] {
    return this.#ids
      .map(id => this.#rows.get(id))
      .filter(row => row !== undefined);
  }

  /** Resolves when it has got its first page. */
  async open(url: string, token: string): Promise<void> {
    // Not `fetch`: a thousand of its streams cost more than what is measured.
    const request = get(url, {
      agent: false,
      headers: { authorization: `Bearer ${token}` },
    });
    const answer: unknown[] = await once(request, 'response');
    const [response] = answer;
    if (!(response instanceof IncomingMessage) || response.statusCode !== 200) {
      throw new Error('the stream is refused');
    }
    response.once('close', () => {
      this.hasEnded = true;
    });
    await new Promise<void>(resolve => {
      response.on('data', (chunk: Buffer) => {
        this.bytes += chunk.length;
        if (this.isLooking) this.#look(chunk);
        if (!this.isLooking || this.#ids.length > 0) resolve();
      });
    });
  }

  #look(chunk: Buffer): void {
    this.#text += this.#decoder.decode(chunk, { stream: true });
    const parts = this.#text.split('\n\n');
    this.#text = parts.pop() ?? '';
    for (const part of parts) {
      const said = readEvent(part);
      if (!said) continue;
      this.events += 1;
      if (said.message) this.#take(said.message);
    }
  }

  #take(message: Message): void {
    const at = monotonicMs();
    if (message.event === 'snapshot') {
      const { items } = message.data;
      items.forEach(row => this.#rows.set(row.id, row));
      this.#ids = items.map(({ id }) => id);
      return;
    }
    const { rows, ids = this.#ids } = message.data;
    this.#ids = ids;
    for (const row of rows) {
      this.#rows.set(row.id, row);
      // The writer puts the time there.
      if (row.pods) this.latencies.push(at - row.pods.ready);
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
      pages: [...new Set(looking.map(({ rows }) => shownOn(rows)))],
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
  // Its streams would keep it, and whoever wanted them is gone.
  process.exit();
}

/** The rows of a page and the newest that is known of each, to be compared. */
export function shownOn(rows: readonly Row[]): string {
  return JSON.stringify(rows.map(({ id, pods }) => [id, pods?.ready]));
}
