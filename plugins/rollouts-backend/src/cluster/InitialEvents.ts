import { CutOffError } from './connection/Connection';
import { bookmarkShape } from './kubernetesShapes';
import { ListedObjects } from './ListedObjects';
import type { Observed } from './ObservedObjects';
import { objectKey } from './objectKey';
import type { OpenWatch } from './OpenWatch';
import { readObjectMetadata } from './readObjectMetadata';
import { readWatchEvent } from './readWatchEvent';
import type { Timing } from './Timing';
import { GarbledStreamError } from './wire/GarbledStreamError';

const END_OF_LIST = 'k8s.io/initial-events-end';

export type InitialEventsOptions<Facts> = {
  watch: OpenWatch;
  /** What is listed, empty at first. */
  listed: ListedObjects<Facts>;
  /** Undefined for what cannot be read. */
  observe(object: unknown): Observed<Facts> | undefined;
  /** What an event of this type says. */
  errorOf(status: unknown): Error;
  timing: Timing;
};

/** The list with which a watch begins, up to the mark that says that it was all. */
export class InitialEvents<Facts> {
  readonly #options: InitialEventsOptions<Facts>;
  #isIdle = false;

  constructor(options: InitialEventsOptions<Facts>) {
    this.#options = options;
  }

  get listed(): ListedObjects<Facts> {
    return this.#options.listed;
  }

  /**
   * Returns the version that the list shows; what comes after is left in the watch. Undefined when the server has not
   * understood what it was asked for: it marks something else first, or has nothing more to add and marks nothing.
   *
   * @throws when the watch ends or breaks off before, or says something that is no watch
   */
  async read(): Promise<string | undefined> {
    const { watch } = this.#options;
    const done = new AbortController();
    this.#endWhenIdle(done.signal).catch(() => {});
    try {
      for (;;) {
        const lines = await watch.next();
        if (!lines) throw new CutOffError('the list was cut off');
        const marked = lines.findIndex(line => this.#isMark(line));
        if (marked >= 0) {
          watch.putBack(lines.slice(marked + 1));
          return versionOfEnd(readWatchEvent(lines[marked])?.object);
        }
      }
    } catch (error) {
      if (this.#isIdle) return undefined;
      throw error;
    } finally {
      done.abort();
    }
  }

  /** Takes the event unless it is a bookmark. */
  #isMark(line: unknown): boolean {
    const event = readWatchEvent(line);
    if (!event) throw new GarbledStreamError('not a watch event');
    const { type, object } = event;
    if (type === 'BOOKMARK') return true;
    if (type === 'ERROR') throw this.#options.errorOf(object);
    const metadata = readObjectMetadata(object);
    if (!metadata) throw new GarbledStreamError('not an object');
    const key = objectKey(metadata);
    if (type === 'DELETED') this.listed.remove(key);
    else this.listed.put(key, this.#options.observe(object));
    return false;
  }

  /** For a server that goes on telling what changes, the mark never comes. */
  async #endWhenIdle(signal: AbortSignal): Promise<void> {
    const { timing, watch } = this.#options;
    for (let before = -1; before !== this.listed.all.size; ) {
      before = this.listed.all.size;
      await timing.sleep(timing.staleAfter, signal);
    }
    this.#isIdle = true;
    watch.end();
  }
}

function versionOfEnd(bookmark: unknown): string | undefined {
  const read = bookmarkShape.safeParse(bookmark);
  if (!read.success) throw new GarbledStreamError('not a bookmark');
  const { annotations, resourceVersion } = read.data.metadata;
  return annotations?.[END_OF_LIST] === 'true' ? resourceVersion : undefined;
}
