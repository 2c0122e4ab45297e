import { availableActions } from '../actions/availableActions';
import { previewAction } from '../actions/previewAction';
import type { Verb } from '../model/Verb';
import type { RolloutFacts } from '../status/argo-rollouts/RolloutFacts';
import { applicationObject } from '../testing/applicationObject';
import { recordedState } from '../testing/recordedState';
import { renderSentence } from '../text/renderSentence';
import { argoCdDetailOf } from './argoCdDetailOf';
import type { AppliedFields } from './AppliedFields';
import { projectApplication } from './projectApplication';
import { relateApplications } from './relateApplications';
import { trackedRollout } from './trackedRollout';

/** A rollout that Argo CD deploys, and the Application of it. */
function deployed(
  scenario: string,
  version: string,
  {
    applied,
    app = {},
  }: { applied?: AppliedFields | undefined; app?: object } = {},
) {
  const { facts: recorded, ...known } = recordedState(scenario, version);
  const { namespace, name } = recorded;
  const facts: RolloutFacts = {
    ...recorded,
    applied,
    annotations: {
      'argocd.argoproj.io/tracking-id': `shop-web:argoproj.io/Rollout:${namespace}/${name}`,
    },
  };
  const related = relateApplications(trackedRollout(facts), [
    {
      facts: projectApplication(
        applicationObject({
          ...app,
          status: {
            operationState: { phase: 'Succeeded' },
            resources: [
              { group: 'argoproj.io', kind: 'Rollout', namespace, name },
            ],
          },
        }),
      ),
      cluster: 'hub',
      freshness: 'live',
    },
  ]);
  return { facts, known, related };
}

function told(verb: Verb, ...given: Parameters<typeof deployed>) {
  const { facts, known, related } = deployed(...given);
  const { effects } = previewAction(verb, facts, known, { related });
  const consequence = argoCdDetailOf(
    {
      object: trackedRollout(facts),
      state: { provider: 'argo-rollouts', facts, known },
      derived: { phase: 'Paused', actions: availableActions(facts) },
    },
    related,
  )?.consequences.find(each => each.verb === verb);
  return {
    outcome: consequence?.outcome,
    text: consequence && renderSentence(consequence.text),
    effects: effects.map(renderSentence),
  };
}

const manual = { spec: { syncPolicy: { automated: null } } };
const noHealing = { spec: { syncPolicy: { automated: { selfHeal: null } } } };
const AT_PAUSE = ['12', '4081'] as const;

it('keeps what only the status knows, though the app heals itself', () => {
  const promote = told('promote', ...AT_PAUSE, { applied: {} });
  expect(promote).toMatchObject({
    outcome: 'kept',
    text: 'Argo CD keeps this: only the status changes.',
  });
  // The page and the preview say the same.
  expect(promote.effects).toContain(promote.text);
});

it('keeps a field that Git does not mention', () => {
  expect(told('pause', ...AT_PAUSE, { applied: {} })).toMatchObject({
    outcome: 'kept',
    text: 'Argo CD keeps this: Git says nothing about spec.paused.',
  });
});

it('does not keep it where whole objects are replaced', () => {
  const app = { spec: { syncPolicy: { syncOptions: ['Replace=true'] } } };
  expect(told('pause', ...AT_PAUSE, { applied: {}, app })).toMatchObject({
    outcome: 'until-sync',
    text: 'This lasts until the next sync: the app shop-web replaces whole objects, and Git says nothing about spec.paused.',
  });
});

const saysOtherwise = { applied: { paused: false } };

it('undoes what Git says otherwise, as soon as it heals itself', () => {
  expect(told('pause', ...AT_PAUSE, saysOtherwise)).toMatchObject({
    outcome: 'undone',
    text: 'Argo CD undoes this within seconds: the app shop-web heals itself, and Git says otherwise about spec.paused.',
  });
});

it.each([
  ['the next commit', noHealing],
  ['somebody syncs', manual],
])('leaves it until %s where it does not heal itself', (when, app) => {
  const pause = told('pause', ...AT_PAUSE, { ...saysOtherwise, app });
  expect(pause.outcome).toBe('until-sync');
  expect(pause.text).toContain(when);
});

it('knows that Git says the same', () => {
  expect(
    told('pause', ...AT_PAUSE, { applied: { paused: true } }),
  ).toMatchObject({ outcome: 'kept' });
});

const ignoring = (syncOptions: string[], rule: object) => ({
  spec: {
    syncPolicy: { syncOptions },
    ignoreDifferences: [{ group: 'argoproj.io', kind: 'Rollout', ...rule }],
  },
});
const RESPECT = ['RespectIgnoreDifferences=true'];

it.each([
  ['a pointer', { jsonPointers: ['/spec/paused'] }, 'kept'],
  ['a pointer around it', { jsonPointers: ['/spec'] }, 'kept'],
  ['a path of jq', { jqPathExpressions: ['.spec.paused'] }, 'kept'],
  ['a pointer to another field', { jsonPointers: ['/spec/pause'] }, 'undone'],
  [
    'a rule for another object',
    { jsonPointers: ['/spec/paused'], name: 'other' },
    'undone',
  ],
])('reads what is ignored by %s', (_, rule, outcome) => {
  const app = ignoring(RESPECT, rule);
  expect(told('pause', ...AT_PAUSE, { ...saysOtherwise, app }).outcome).toBe(
    outcome,
  );
});

it('knows that what is ignored is put back by a sync all the same', () => {
  const app = ignoring([], { jsonPointers: ['/spec/paused'] });
  expect(told('pause', ...AT_PAUSE, { ...saysOtherwise, app }).outcome).toBe(
    'until-sync',
  );
});

it('says that it cannot tell where the object does not show what Git says', () => {
  expect(told('pause', ...AT_PAUSE)).toMatchObject({
    outcome: 'unclear',
    text: 'The app shop-web heals itself: if Git says otherwise about spec.paused, Argo CD undoes this within seconds.',
  });
});

it('undoes an undo, and says where to revert', () => {
  const undo = told('undo', '16', '7237', { applied: {} });
  expect(undo.outcome).toBe('undone');
  expect(undo.effects.slice(-2)).toEqual([
    undo.text,
    'Revert in Git to stay with the older version.',
  ]);
});
