import type { MatrixCell } from '@rollouts-portal/plugin-rollouts-common';

/** What a cell of the matrix says at a glance. */
export type MatrixLook = 'newest' | 'behind' | 'moving' | 'failed' | 'unknown';

export const MATRIX_LOOKS: readonly MatrixLook[] = [
  'newest',
  'behind',
  'moving',
  'failed',
  'unknown',
];

/** What needs attention most goes first: a failure, then what is on its way, then what runs. */
export function matrixCellLook({
  phase,
  comes,
  runs,
}: Pick<MatrixCell, 'phase' | 'comes' | 'runs'>): MatrixLook {
  if (phase === 'Degraded') return 'failed';
  if (comes) return 'moving';
  if (!runs) return 'unknown';
  return runs.behind > 0 ? 'behind' : 'newest';
}
