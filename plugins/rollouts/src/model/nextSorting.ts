import {
  formatFleetSorting,
  parseFleetSorting,
  type FleetSort,
  type FleetSorting,
} from '@rollouts-portal/plugin-rollouts-common';

/** How the list is sorted once the head of a column is pressed: by it, then the other way, then as it was at first. */
export function nextSorting(
  current: FleetSorting,
  pressed: FleetSort,
): FleetSorting {
  const { by, isReversed } = parseFleetSorting(current);
  if (by !== pressed) return pressed;
  return isReversed
    ? 'attention'
    : formatFleetSorting({ by, isReversed: true });
}
