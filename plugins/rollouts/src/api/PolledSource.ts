import type { LiveReply, LiveSource } from './LiveSource';

/** What a source tells that has to be asked: `heartbeat` says that nothing has changed. */
export type PolledEvent<Content> =
  | { event: 'snapshot'; data: Content }
  | { event: 'heartbeat' };

/** As often as a page reads that gets no stream. */
const EVERY_MS = 10_000;

/** Follows what the backend has no stream for: it is read again and again, with the tag of what is known. */
export class PolledSource<Content>
  implements LiveSource<Content, PolledEvent<Content>>
{
  constructor(
    readonly read: (options: {
      signal: AbortSignal;
      etag?: string;
    }) => Promise<LiveReply<Content>>,
  ) {}

  async *follow({
    signal,
  }: {
    signal: AbortSignal;
  }): AsyncGenerator<PolledEvent<Content>, void, undefined> {
    let etag: string | undefined;
    while (!signal.aborted) {
      const reply = await this.read({ signal, ...(etag && { etag }) });
      if (reply.changed) etag = reply.etag;
      yield reply.changed
        ? { event: 'snapshot', data: reply.content }
        : { event: 'heartbeat' };
      await pause(signal);
    }
  }
}

function pause(signal: AbortSignal): Promise<void> {
  return new Promise(resolve => {
    const timer = setTimeout(resolve, EVERY_MS);
    signal.addEventListener(
      'abort',
      () => {
        clearTimeout(timer);
        resolve();
      },
      { once: true },
    );
  });
}
