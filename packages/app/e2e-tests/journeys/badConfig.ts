import assert from 'node:assert/strict';

import type { Journey } from '../Journey.ts';
import { Portal } from '../Portal.ts';

const europe = {
  name: 'europe',
  url: 'https://127.0.0.1:6443',
  token: 'a-token',
};

const CASES: readonly { what: string; clusters: unknown; says: RegExp }[] = [
  {
    what: 'no URL',
    clusters: [{ name: 'europe', token: 'a-token' }],
    says: /rollouts\.clusters\[0\]\.url is missing/,
  },
  {
    what: 'a duplicate name',
    clusters: [europe, europe],
    says: /rollouts\.clusters\[1\]\.name is a duplicate/,
  },
  {
    what: 'a malformed namespace',
    clusters: [{ ...europe, namespaces: ['Team_Payments'] }],
    says: /rollouts\.clusters\[0\]\.namespaces\[0\] is a malformed namespace/,
  },
];

export const journeys: readonly Journey[] = CASES.map(
  ({ what, clusters, says }) => ({
    name: `a configuration with ${what} is refused at start, naming the key`,
    async run() {
      const log = await Portal.refusal({ clusters });
      assert.match(log, says);
      assert.doesNotMatch(log, /a-token/, 'a token is in the log');
    },
  }),
);
