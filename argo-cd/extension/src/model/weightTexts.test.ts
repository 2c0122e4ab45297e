import type { Weights } from '@rollouts-portal/plugin-rollouts-common';

import { weightTexts } from './weightTexts';

const weights: Weights = {
  desired: { value: 40, basis: 'status' },
  actual: { value: 25, basis: 'router' },
  max: 100,
  router: 'istio',
};

const texts = (
  changes: Partial<Weights> = {},
  strategy: 'canary' | 'blueGreen' | 'abTesting' = 'canary',
) =>
  weightTexts({
    weights: { ...weights, ...changes },
    strategy,
    phase: 'Progressing',
  });

it('names what the numbers were read from, and calls a share of pods no traffic', () => {
  expect(texts().basis).toBe('Traffic, as the router reports it (istio)');
  expect(texts({}, 'abTesting').basis).toMatch(/^Traffic besides the requests/);
  expect(texts({ actual: { value: 25, basis: 'pods' } }).basis).toBe(
    'Pods, share of the new version',
  );
});

it('draws what was wanted where what is served is not known, and says so', () => {
  expect(texts({ actual: { value: 0, basis: 'none' } })).toMatchObject({
    basis: 'Weight wanted, what is served is not known',
    numbers: 'wanted 40 % · actual unknown',
    actual: undefined,
    desired: 40,
  });
});

it('counts in the router’s own measure, and draws it in percent', () => {
  expect(
    texts({ max: 1000, actual: { value: 250, basis: 'router' } }),
  ).toMatchObject({
    numbers: 'wanted 40 of 1000 · actual 250 of 1000',
    actual: 25,
  });
});

it('tells of experiments, and of a router that has not confirmed', () => {
  expect(texts({ additional: 5, verified: false }).numbers).toBe(
    'wanted 40 % · actual 25 % · experiments 5 % · not yet confirmed by the router',
  );
});

it('says to which version a blue-green service sends all', () => {
  const all = (value: number) =>
    texts({ actual: { value, basis: 'status' } }, 'blueGreen').numbers;
  expect(all(0)).toBe('all to the active version');
  expect(all(100)).toBe('all to the new version');
});

it('has nothing to tell apart once the new version is the stable one', () => {
  expect(
    weightTexts({
      weights: { ...weights, actual: { value: 100, basis: 'status' } },
      strategy: 'canary',
      phase: 'Healthy',
    }),
  ).toMatchObject({ numbers: 'all to the stable version', actual: 0 });
});
