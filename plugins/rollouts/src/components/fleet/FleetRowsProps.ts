import type {
  FleetSorting,
  RolloutSummary,
  Verb,
} from '@rollouts-portal/plugin-rollouts-common';

import type { FleetRow } from '../../model/FleetWindow';

/** What table and cards draw alike. */
export type FleetRowsProps = {
  rows: readonly FleetRow[];
  /** How many rows stand before the first of these, and how many there are in all. */
  before: number;
  all: number;
  sort: FleetSorting;
  /** Address of the same list in another order. */
  sortHrefOf: (sort: FleetSorting) => string;
  /** Since when, in ms, the portal itself cannot be reached. */
  lostSince: number | undefined;
  hrefOf: (row: RolloutSummary) => string;
  onAct: (row: RolloutSummary, verb: Verb) => void;
  /** Which row is the last one to be seen; as many as there are rows when the end is. */
  onLook: (lastSeen: number) => void;
  /** How far to scroll at first, in px; and how far it is scrolled since. */
  scrolled: number;
  onScrolled: (scrolled: number) => void;
};
