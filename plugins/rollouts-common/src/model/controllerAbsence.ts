import type { RolloutSummary } from '../api/rolloutSchema';

/** From when on a rollout's controller is presumed absent, should it not have acted by then; absent: never. */
export function controllerAbsence({
  due,
}: Pick<RolloutSummary, 'due'>): string | undefined {
  return due.find(({ what }) => what === 'controller-absent')?.at;
}
