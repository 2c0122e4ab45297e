import type { MatrixSort } from '@rollouts-portal/plugin-rollouts-common';

import { byAttention } from './byAttention';
import { byDistance } from './byDistance';
import { byName } from './byName';
import type { ServiceOrder } from './ServiceOrder';

/** What the matrix can be sorted by. */
export const serviceOrders: Readonly<Record<MatrixSort, ServiceOrder>> = {
  name: byName(false),
  'name,desc': byName(true),
  behind: byDistance,
  attention: byAttention,
};
