import { get, type IncomingMessage } from 'node:http';

import type { FleetPage } from '@rollouts-portal/plugin-rollouts-common';
import { fleetStreamEventSchema } from '@rollouts-portal/plugin-rollouts-common';

import { applyFleetEvent, serverSentEvents } from './insides';

/** A browser that follows a stream, or stops reading it. */
export class StreamVisitor {
  status: number | undefined;
  isOver = false;
  /** Kinds of events, in order. */
  readonly told: string[] = [];
  /** What it was told to wait before it comes back, in milliseconds. */
  retry: number | undefined;
  page: FleetPage | undefined;
  readonly #request;
  #response: IncomingMessage | undefined;

  constructor(url: string, { reads = true } = {}) {
    this.#request = get(`${url}/stream`, { agent: false }, response => {
      this.status = response.statusCode;
      this.#response = response;
      if (reads) this.read();
    });
    this.#request.on('error', () => {
      this.isOver = true;
    });
  }

  /** From now on, with what has waited so far. */
  read(): void {
    this.#follow().catch(() => {
      this.isOver = true;
    });
  }

  leave(): void {
    this.#request.destroy();
  }

  /** How many pods each row wants. */
  sizes(): (number | undefined)[] {
    return (this.page?.items ?? []).map(({ pods }) => pods?.desired);
  }

  async #follow(): Promise<void> {
    if (!this.#response) return;
    const response = this.#response;
    // The hint is no event, so whoever reads events never sees it.
    response.once('data', (chunk: Buffer) => {
      const [, retry] = /^retry: (\d+)/.exec(chunk.toString()) ?? [];
      if (retry !== undefined) this.retry = Number(retry);
    });
    const body = new ReadableStream<Uint8Array>({
      start: controller => {
        response.on('data', (chunk: Buffer) => controller.enqueue(chunk));
        response.on('end', () => controller.close());
        response.on('error', error => controller.error(error));
      },
    });
    for await (const { event, data } of serverSentEvents(body)) {
      this.told.push(event);
      const parsed = fleetStreamEventSchema.safeParse({
        event,
        data: JSON.parse(data),
      });
      if (parsed.success) this.page = applyFleetEvent(this.page, parsed.data);
    }
    this.isOver = true;
  }
}
