import type { ArgoCdHealth } from '../api/argoCdSchema';
import { renderSentence } from '../text/renderSentence';
import { compareHealth, type JudgedRollout } from './compareHealth';

const timed: JudgedRollout = {
  provider: 'argo-rollouts',
  annotations: {},
  summary: {
    phase: 'Paused',
    waitingFor: { what: 'time', until: '2026-11-21T09:10:00Z' },
  },
};
const held: JudgedRollout = {
  ...timed,
  summary: { phase: 'Paused', waitingFor: { what: 'human' } },
};
const healthy: JudgedRollout = { ...timed, summary: { phase: 'Healthy' } };

function compared(
  rollout: JudgedRollout,
  reported: ArgoCdHealth | undefined,
  app: ArgoCdHealth | undefined,
) {
  const { object, appWhy } = compareHealth(rollout, reported, app);
  return {
    ...object,
    why: object.why && renderSentence(object.why),
    appWhy: appWhy && renderSentence(appWhy),
  };
}

it('computes what Argo CD does not report, and says so', () => {
  expect(compared(held, undefined, 'Suspended')).toEqual({
    status: 'Suspended',
    basis: 'computed',
    ours: 'Suspended',
  });
});

it('has nothing to explain where both say the same', () => {
  expect(compared(held, 'Suspended', 'Suspended')).toEqual({
    status: 'Suspended',
    basis: 'reported',
    ours: 'Suspended',
  });
});

it('knows that Argo CD takes every pause for a suspension', () => {
  expect(compared(timed, 'Suspended', 'Suspended')).toMatchObject({
    ours: 'Progressing',
    why: 'Argo CD calls every pause Suspended; this one ends by itself, without anybody.',
  });
  // Where only the app's health is known, it tells the same.
  expect(compared(timed, undefined, 'Suspended').appWhy).toContain(
    'ends by itself',
  );
});

it('knows that Argo CD judges by what was before an answer', () => {
  const asked: JudgedRollout = {
    ...timed,
    summary: { phase: 'Degraded', waitingFor: { what: 'controller' } },
  };
  expect(compared(asked, 'Degraded', undefined)).toMatchObject({
    ours: 'Progressing',
    why: expect.stringContaining('has not answered'),
  });
});

it('knows the phases of Flagger that Argo CD does not', () => {
  const canary: JudgedRollout = { ...held, provider: 'flagger' };
  expect(compared(canary, 'Unknown', 'Unknown').why).toContain('Flagger');
});

it('knows that the owner of the rollout wants it counted otherwise', () => {
  const byPolicy = (rollout: JudgedRollout): JudgedRollout => ({
    ...rollout,
    annotations: { 'rollouts-portal.io/paused-health': 'healthy' },
  });
  const why =
    "The annotation rollouts-portal.io/paused-health of the rollout tells Argo CD's health check to count it so.";
  expect(compared(byPolicy(held), 'Healthy', 'Healthy').why).toBe(why);
  expect(compared(byPolicy(held), undefined, 'Healthy').appWhy).toBe(why);
  // The annotation does not explain what it does not ask for.
  expect(compared(byPolicy(held), 'Progressing', undefined).why).toContain(
    'uses another check',
  );
  expect(compared(byPolicy(timed), 'Suspended', undefined).why).toContain(
    'ends by itself',
  );
});

it('does not blame another object for what the check may say of this one', () => {
  expect(compared(healthy, undefined, 'Degraded').appWhy).toBe(
    "Another object of the app is Degraded, or Argo CD's health check says so of this one.",
  );
  expect(compared(healthy, 'Healthy', 'Degraded').appWhy).toBe(
    'Another object of the app is Degraded.',
  );
});

it('says why an app is better than its rollout', () => {
  expect(compared(held, 'Suspended', 'Healthy').appWhy).toContain(
    'has not counted it yet',
  );
  const ignored: JudgedRollout = {
    ...held,
    annotations: { 'argocd.argoproj.io/ignore-healthcheck': 'true' },
  };
  expect(compared(ignored, 'Suspended', 'Healthy').appWhy).toContain(
    'keeps its health out',
  );
});
