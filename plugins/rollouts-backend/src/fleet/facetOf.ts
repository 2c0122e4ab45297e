import {
  FACET_VALUES_MOST,
  type FleetFacet,
} from '@rollouts-portal/plugin-rollouts-common';

/**
 * Most frequent first, and by name among equals; what is chosen is always told.
 *
 * @param word - what is not chosen is told only if it contains this, in lower case
 */
export function facetOf(
  by: FleetFacet['by'],
  counts: ReadonlyMap<string, number>,
  { chosen, word }: { chosen: readonly string[]; word: string },
): FleetFacet {
  const isAskedFor = (value: string) =>
    value.toLocaleLowerCase('en-US').includes(word) || chosen.includes(value);
  const sorted = [...counts]
    .filter(([value]) => isAskedFor(value))
    .map(([value, count]) => ({ value, count }))
    .sort((a, b) => b.count - a.count || (a.value < b.value ? -1 : 1));
  const told = sorted.slice(0, FACET_VALUES_MOST);
  const further = sorted.slice(FACET_VALUES_MOST);
  const chosenLast = further.filter(({ value }) => chosen.includes(value));
  const absent = chosen.filter(value => !counts.has(value));
  return {
    by,
    values: [
      ...told,
      ...chosenLast,
      ...absent.map(value => ({ value, count: 0 })),
    ],
    further: further.length - chosenLast.length,
  };
}
