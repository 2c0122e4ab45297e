import {
  FACET_VALUES_MOST,
  type FleetFacet,
} from '@rollouts-portal/plugin-rollouts-common';

import { foremost } from './foremost';

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
  const chosenValues = new Set(chosen);
  const isAskedFor = (value: string) =>
    word === '' ||
    chosenValues.has(value) ||
    value.toLocaleLowerCase('en-US').includes(word);
  // There may be as many as rollouts.
  const askedFor = [...counts].filter(([value]) => isAskedFor(value));
  const told = foremost(askedFor, FACET_VALUES_MOST, byFrequency);
  const toldValues = new Set(told.map(([value]) => value));
  const chosenLast = askedFor
    .filter(([value]) => chosenValues.has(value) && !toldValues.has(value))
    .sort(byFrequency);
  const absent = chosen.filter(value => !counts.has(value));
  return {
    by,
    values: [
      ...[...told, ...chosenLast].map(([value, count]) => ({ value, count })),
      ...absent.map(value => ({ value, count: 0 })),
    ],
    further: askedFor.length - told.length - chosenLast.length,
  };
}

function byFrequency(
  [a, countA]: readonly [string, number],
  [b, countB]: readonly [string, number],
): number {
  return countB - countA || (a < b ? -1 : 1);
}
