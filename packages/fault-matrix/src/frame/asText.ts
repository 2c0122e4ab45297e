import { hasPassed, type RowResult } from './RowResult';

/** One line; one more for each thing that did not hold. */
export function asText(result: RowResult): string {
  const { id, fault, expectations, seconds, error } = result;
  const broken = expectations.filter(({ holds }) => !holds);
  const verdict = hasPassed(result) ? 'ok    ' : 'FAILED';
  return [
    `${id} ${verdict} ${fault}: ${
      expectations.length - broken.length
    } held (${seconds} s)`,
    ...broken.map(({ what }) => `    did not hold: ${what}`),
    ...(error === undefined ? [] : [`    ${error}`]),
    ...(expectations.length === 0 ? ['    nothing was expected'] : []),
    '',
  ].join('\n');
}
