import { Writable } from 'node:stream';

/** An event as it was on the wire. */
export type SentEvent = { id?: string; event: string; data: unknown };

/** The other end of a stream: hands out the events one by one, and stops reading when it is told to. */
export class StreamClient {
  readonly wire: Writable;
  readonly #arrived: SentEvent[] = [];
  #waiting: ((event: SentEvent) => void) | undefined;
  #text = '';
  #isReading = true;
  #readOn: () => void = () => {};

  constructor() {
    this.wire = new Writable({
      write: (chunk, _, done) => {
        this.#text += chunk;
        this.#parse();
        if (this.#isReading) done();
        else this.#readOn = done;
      },
    });
  }

  /** The client of an answer over HTTP, which may end at any time. */
  static reading({ body }: Response): StreamClient {
    if (!body) throw new Error('The stream has no body');
    const client = new StreamClient();
    const toClient = new WritableStream({
      write: chunk => {
        client.wire.write(chunk);
      },
    });
    body.pipeTo(toClient).catch(() => {});
    return client;
  }

  /** What has come and was not asked for yet. */
  get unread(): readonly SentEvent[] {
    return this.#arrived;
  }

  async next(): Promise<SentEvent> {
    return (
      this.#arrived.shift() ??
      new Promise(resolve => {
        this.#waiting = resolve;
      })
    );
  }

  /** The first of this kind, whatever comes before it. */
  async until(wanted: string): Promise<SentEvent> {
    for (;;) {
      const sent = await this.next();
      if (sent.event === wanted) return sent;
    }
  }

  stopReading(): void {
    this.#isReading = false;
  }

  readOn(): void {
    this.#isReading = true;
    this.#readOn();
  }

  #parse(): void {
    const messages = this.#text.split('\n\n');
    this.#text = messages.pop() ?? '';
    for (const message of messages) {
      const [, id, event, data] =
        /^(?:id: (.*)\n)?event: (.*)\n((?:data: .*\n?)+)$/.exec(message) ?? [];
      if (event === undefined || data === undefined) continue;
      const sent = { event, data: JSON.parse(data.replace(/^data: /gm, '')) };
      this.#put(id === undefined ? sent : { id, ...sent });
    }
  }

  #put(event: SentEvent): void {
    if (this.#waiting) {
      this.#waiting(event);
      this.#waiting = undefined;
    } else {
      this.#arrived.push(event);
    }
  }
}
