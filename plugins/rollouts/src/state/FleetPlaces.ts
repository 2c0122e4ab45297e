import type { RolloutsApi } from '../api/RolloutsApi';
import type { FleetWindow } from '../model/FleetWindow';

/** Where somebody was in a list when they left it. */
export type FleetPlace = {
  window: FleetWindow;
  /** Index of the part that was followed. */
  followed: number;
  /** How many rows stand before the window. */
  before: number;
  /** Cursor of the page before it; undefined where that is the first. */
  previous: string | undefined;
  /** How far the page was scrolled, in px. */
  scrolled: number;
};

const KEPT = 10;

/** Where the person was in each list, so that going back leads there again. */
export class FleetPlaces {
  readonly #byApi = new WeakMap<RolloutsApi, Map<string, FleetPlace>>();

  get(api: RolloutsApi, query: string): FleetPlace | undefined {
    return this.#byApi.get(api)?.get(query);
  }

  keep(api: RolloutsApi, query: string, place: FleetPlace): void {
    const places = this.#byApi.get(api) ?? new Map<string, FleetPlace>();
    this.#byApi.set(api, places);
    // Put again at the end: the first is the one to forget.
    places.delete(query);
    places.set(query, place);
    const [oldest] = places.keys();
    if (places.size > KEPT && oldest !== undefined) places.delete(oldest);
  }
}
