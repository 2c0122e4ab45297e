import { sentence, VERBS } from '@rollouts-portal/plugin-rollouts-common';

import { actions } from '../testing/rolloutFixtures';
import { commonReason } from './commonReason';

const because = sentence('because-only-shown', { kind: 'Canary' });
const shown = VERBS.map(verb => ({
  verb,
  possible: false,
  permitted: true,
  because,
}));

it('is the one reason that holds for every action', () => {
  expect(commonReason(shown)).toEqual(because);
});

it('is none as soon as anything is possible, or impossible for another reason', () => {
  expect(commonReason(actions())).toBeUndefined();
  const [first, ...others] = shown;
  expect(
    commonReason([
      { verb: 'abort', possible: true, permitted: false },
      ...others,
    ]),
  ).toBeUndefined();
  expect(
    commonReason([
      { verb: 'promote', possible: false, permitted: true },
      ...(first ? [first] : []),
    ]),
  ).toBeUndefined();
  expect(
    commonReason([
      ...others,
      {
        verb: 'promote',
        possible: false,
        permitted: true,
        because: sentence('because-only-shown', { kind: 'Deployment' }),
      },
    ]),
  ).toBeUndefined();
  expect(commonReason([])).toBeUndefined();
});
