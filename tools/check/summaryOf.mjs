/**
 * The table for a person, the closing line for a program.
 *
 * @param {readonly import('./runParts.mjs').PartResult[]} results
 * @returns {{ text: string, failed: number }}
 */
export function summaryOf(results) {
  const rows = [
    ['', 'passed', 'failed', 'skipped', 'seconds'],
    ...results.map(({ name, passed, failed, skipped, seconds }) =>
      [name, passed, failed, skipped, seconds.toFixed(1)].map(String),
    ),
  ];
  const width = Math.max(...results.map(({ name }) => name.length));
  const table = rows.map(([name = '', ...numbers]) =>
    [name.padEnd(width), ...numbers.map(number => number.padStart(8))].join(''),
  );
  const remedies = results.flatMap(({ name, remedy }) =>
    remedy === undefined ? [] : [`${name} skipped: ${remedy}`],
  );
  /** @param {'passed' | 'failed' | 'skipped'} key */
  const total = key => results.reduce((sum, result) => sum + result[key], 0);
  const closing = `${total('passed')} passed, ${total(
    'failed',
  )} failed, ${total('skipped')} skipped`;
  return {
    text: [...table, '', ...remedies, closing].join('\n'),
    failed: total('failed'),
  };
}
