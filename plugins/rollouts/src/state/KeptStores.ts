import type { LiveSource } from '../api/LiveSource';
import type { RolloutsApi } from '../api/RolloutsApi';
import { systemClock } from '../live/Clock';
import { documentVisibility } from './PageVisibility';
import { SnapshotStore } from './SnapshotStore';

const KEPT = 20;

/**
 * The stores that were used last, one per API instance and key: card and tab of an entity share a connection, and
 * going from one page to another and back shows what is known at once.
 */
export class KeptStores<Content, Event extends { event: string }> {
  readonly #byApi = new WeakMap<
    RolloutsApi,
    Map<string, SnapshotStore<Content, Event>>
  >();

  constructor(
    private readonly sourceOf: (
      api: RolloutsApi,
      key: string,
    ) => LiveSource<Content, Event>,
    private readonly apply: (
      content: Content | undefined,
      event: Event,
    ) => Content | undefined,
  ) {}

  get(api: RolloutsApi, key: string): SnapshotStore<Content, Event> {
    const stores = this.#byApi.get(api) ?? new Map();
    this.#byApi.set(api, stores);
    const store =
      stores.get(key) ??
      new SnapshotStore({
        source: this.sourceOf(api, key),
        apply: this.apply,
        clock: systemClock,
        visibility: documentVisibility,
      });
    // Put again at the end: the map is in order of last use, and the first is the one to forget.
    stores.delete(key);
    stores.set(key, store);
    const [oldest] = stores.keys();
    if (stores.size > KEPT && oldest !== undefined) {
      stores.delete(oldest);
    }
    return store;
  }
}
