import { argoCdDetailSchema } from '../api/argoCdSchema';
import { deriveSummary } from '../status/argo-rollouts/deriveSummary';
import type { RolloutFacts } from '../status/argo-rollouts/RolloutFacts';
import { applicationObject } from '../testing/applicationObject';
import { recordedState } from '../testing/recordedState';
import { renderSentence } from '../text/renderSentence';
import type { ArgoCdInstance } from './ArgoCdInstance';
import { argoCdDetailOf } from './argoCdDetailOf';
import { argoCdSummaryOf } from './argoCdSummaryOf';
import { projectApplication } from './projectApplication';
import { relateApplications } from './relateApplications';
import { trackedRollout } from './trackedRollout';

const INSTANCE: ArgoCdInstance = {
  cluster: 'hub',
  url: 'https://argocd.example.test/argo/',
  destinations: [],
};

function said(
  patches: readonly object[],
  {
    trackingId,
    instance,
  }: { trackingId?: string; instance?: ArgoCdInstance } = {},
) {
  const { facts: recorded, ...known } = recordedState('12', '4081');
  const facts: RolloutFacts = {
    ...recorded,
    namespace: 'shop',
    name: 'web',
    annotations:
      trackingId === undefined
        ? {}
        : { 'argocd.argoproj.io/tracking-id': trackingId },
  };
  const object = trackedRollout(facts);
  const related = relateApplications(
    object,
    patches.map(patch => ({
      facts: projectApplication(applicationObject(patch)),
      cluster: 'hub',
      freshness: 'live',
      instance,
    })),
  );
  const detail = argoCdDetailOf(
    {
      object,
      state: { provider: 'argo-rollouts', facts, known },
      derived: deriveSummary(facts, known),
    },
    related,
  );
  return {
    summary: argoCdSummaryOf(object, related),
    detail,
    notes: detail?.notes.map(renderSentence),
    app: detail?.apps[0],
  };
}

const OWN = 'shop-web:argoproj.io/Rollout:shop/web';

it('says nothing where nothing points to Argo CD', () => {
  expect(said([])).toMatchObject({ summary: undefined, detail: undefined });
});

it('says that newer commits are blocked by the rollout', () => {
  const { summary, app } = said([{}], { trackingId: OWN });
  expect(summary).toEqual({
    app: 'shop-web',
    relation: 'tracked',
    sync: 'OutOfSync',
    revision: 'b7e2c4d6f8091a2b3c4d5e6f708192a3b4c5d6e7',
    syncWaits: true,
    claims: 1,
  });
  expect(app?.waits && renderSentence(app.waits)).toBe(
    "Argo CD's sync is waiting for this rollout; newer commits are blocked. b7e2c4d can be synced only after 0c1f5f9.",
  );
  expect(app?.operation?.message).toBe(
    'waiting for healthy state of argoproj.io/Rollout/web',
  );
});

it('is on the wire as it is', () => {
  const { detail } = said([{}], { trackingId: OWN, instance: INSTANCE });
  expect(argoCdDetailSchema.parse(detail)).toEqual(detail);
});

it('links to the address that the operator gave, and to no other', () => {
  expect(said([{}], { trackingId: OWN }).app).not.toHaveProperty('url');
  expect(said([{}], { trackingId: OWN, instance: INSTANCE }).app?.url).toBe(
    'https://argocd.example.test/argo/applications/argocd/shop-web',
  );
});

it('names nothing else that the app deploys, not even what its sync waits for', () => {
  const other = {
    status: {
      operationState: {
        message:
          'waiting for healthy state of argoproj.io/Rollout/payroll and 1 more resources',
      },
      resources: [
        {
          group: 'argoproj.io',
          kind: 'Rollout',
          namespace: 'shop',
          name: 'web',
        },
        {
          group: 'argoproj.io',
          kind: 'Rollout',
          namespace: 'secret',
          name: 'payroll',
        },
      ],
    },
  };
  const { detail, app } = said([other], { trackingId: OWN });
  expect(app?.operation?.phase).toBe('Running');
  expect(JSON.stringify(detail)).not.toMatch(/payroll|secret/);
});

it('knows no more than its name of an app that only the rollout names', () => {
  const { summary, app, notes } = said([], { trackingId: OWN });
  expect(summary).toEqual({
    app: 'shop-web',
    relation: 'tracked',
    syncWaits: false,
    claims: 1,
  });
  expect(app).toMatchObject({ name: 'shop-web', known: false });
  expect(notes).toEqual([expect.stringContaining('no such app is to be seen')]);
});

it('does not choose silently between several apps', () => {
  const { summary, notes, detail } = said([
    {},
    { metadata: { name: 'also-web' } },
  ]);
  expect(summary?.claims).toBe(2);
  expect(detail?.apps.map(({ name }) => name)).toEqual([
    'also-web',
    'shop-web',
  ]);
  expect(notes).toEqual([
    '2 apps claim this rollout: also-web, shop-web. Each sync may undo what the other did.',
  ]);
});

it('says that a copied tracking id counts for nothing', () => {
  const { summary, notes } = said([], {
    trackingId: 'shop-web:argoproj.io/Rollout:staging/web',
  });
  expect(summary).toBeUndefined();
  expect(notes).toEqual([expect.stringContaining('Argo CD ignores it')]);
});
