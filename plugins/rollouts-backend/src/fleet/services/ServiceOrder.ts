import type { MatrixQuery } from '@rollouts-portal/plugin-rollouts-common';

import type { FleetStore, SortKey } from '../store/FleetStore';
import type { SlotBits } from '../store/SlotBits';
import type { Service } from './Service';

/** The rows whose services are sorted, and what stands in one column of the matrix. */
export type MatrixRows = {
  store: FleetStore;
  rows: SlotBits;
  by: MatrixQuery['by'];
};

/** An order of services; each of them once, with all its rows. */
export interface ServiceOrder {
  /**
   * One by one, so that no more are looked at than are shown.
   *
   * @param behind - where the page before ended; absent: from the first on
   */
  services(matrix: MatrixRows, behind: SortKey | undefined): Iterable<Service>;

  /** What a service is sorted by. No two services have the same. */
  keyOf(matrix: MatrixRows, service: Service): SortKey;
}
