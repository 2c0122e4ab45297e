// Reads the document from disk, which the product never may.
/* eslint-disable no-restricted-imports */
import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
/* eslint-enable no-restricted-imports */

import { sentencesWithoutState, stateRows, stateTable } from './stateTable';

const rows = stateRows();

it('has an example of every sentence that can be the reason of a state', () => {
  expect(sentencesWithoutState(rows)).toEqual([]);
});

it('is what docs/states.md says: node tools/replay/writeStates.mjs writes it anew', () => {
  const written = readFileSync(
    resolve(__dirname, '../../../../../docs/states.md'),
    'utf8',
  );
  expect(written).toBe(stateTable(rows));
});
