import type { Verb } from '../model/Verb';
import type { RolloutFacts } from '../status/argo-rollouts/RolloutFacts';
import { recordedState } from '../testing/recordedState';
import { renderSentence } from '../text/renderSentence';
import { previewAction } from './previewAction';

function preview(
  verb: Verb,
  scenario: string,
  resourceVersion: string,
  change: (facts: RolloutFacts) => RolloutFacts = facts => facts,
) {
  const { facts, ...known } = recordedState(scenario, resourceVersion);
  const result = previewAction(verb, change(facts), known);
  return {
    ...result,
    summary: renderSentence(result.summary),
    effects: result.effects.map(renderSentence),
    condition: renderSentence(result.condition),
  };
}

const fromArgoCd = (facts: RolloutFacts): RolloutFacts => ({
  ...facts,
  annotations: {
    'argocd.argoproj.io/tracking-id': 'web:argoproj.io/Rollout:shop/web',
  },
});

it('promote at a pause: what runs, what is asked next, that nothing is skipped', () => {
  const result = preview('promote', '12', '4081', fromArgoCd);
  expect(result).toMatchObject({
    possible: true,
    summary: 'From step 4 to step 5 of 6',
    effects: [
      'Steps 5 to 6 run by themselves; no further approval is asked for.',
      'Nothing is skipped.',
      'Argo CD keeps this: only the status changes.',
    ],
    before: { desired: { value: 40 }, actual: { value: 40, basis: 'router' } },
    after: { desired: { value: 75 } },
    condition:
      'Only applies if the rollout is still at this pause of revision 2.',
    precondition: {
      uid: expect.any(String),
      podHash: '5f6c74b595',
      stepIndex: 3,
      pauseStartedAt: '2026-11-21T02:48:44Z',
      paused: false,
    },
  });
});

it('promote at a timed pause: it ends before its time', () => {
  expect(preview('promote', '01', '927').effects).toContain(
    'The pause of 10 s ends before its time. Nothing else is skipped.',
  );
});

it('promote at a running analysis: says first that it is skipped', () => {
  const result = preview('promote', '30', '38031');
  expect(result.effects[0]).toBe(
    'Step 2 is an analysis that is still running. This skips it: its verdict is not awaited.',
  );
  expect(result.effects.join()).not.toContain('Nothing is skipped');
  expect(result.condition).toBe(
    'Only applies if revision 2 is still at step 2.',
  );
  expect(result.precondition.pauseStartedAt).toBeNull();
});

it('promote under spec.paused: resumes first, then ends the pause', () => {
  const result = preview('promote', '19', '12483', fromArgoCd);
  expect(result.effects[0]).toBe(
    'It is paused by hand as well: it is resumed first, and then the pause is ended.',
  );
  expect(result.effects.at(-1)).toBe(
    'Argo CD keeps this, unless Git says something about spec.paused.',
  );
  expect(result.precondition.paused).toBe(true);
});

it('promote under spec.paused while an analysis runs: only resumes', () => {
  const result = preview('promote', '19', '13452');
  expect(result.summary).toBe('Goes on where it was paused');
  expect(result.effects[0]).toBe(
    'It is resumed: spec.paused becomes false. Step 3 goes on and is not skipped.',
  );
});

it('promote at an inconclusive analysis: accepts it', () => {
  expect(preview('promote', '06', '2282').effects[0]).toBe(
    'The inconclusive analysis of step 2 is accepted.',
  );
});

it('promote a blue-green: switches, after scaling up a smaller preview', () => {
  const result = preview('promote', '08', '2900');
  expect(result.summary).toBe('The new version becomes active');
  expect(result.effects.slice(0, 2)).toEqual([
    'The new version gets all its pods first, then it becomes active.',
    'All traffic of the active service goes to the new version at once.',
  ]);
  expect(result.after?.desired.value).toBe(100);
});

it('promote full: lists the pauses and analyses that are skipped', () => {
  expect(preview('promote-full', '24', '7136')).toMatchObject({
    summary: 'Everything to the new version at once; 6 steps are skipped',
    effects: expect.arrayContaining([
      'Pauses that are skipped, by step: 2, 5, 7.',
      'Analyses that are skipped, by step: 3.',
    ]),
    after: { desired: { value: 100 } },
    condition: 'Only applies to revision 2 with the spec as it is now.',
    precondition: { generation: 3, aborted: false },
  });
});

it('promote full of what was aborted: says so first', () => {
  expect(preview('promote-full', '26', '8791').effects[0]).toBe(
    'This version was aborted. This takes the abort back and gives everything to it.',
  );
});

it('abort: where traffic goes, what becomes of the pods, what stays', () => {
  expect(preview('abort', '12', '4717', fromArgoCd)).toMatchObject({
    summary: 'From step 4 of 6 back to the stable version',
    effects: [
      'All traffic goes back to the stable version at once.',
      'The pods of the new version end 30 s after the stable version is complete.',
      'It stays aborted until someone retries, promotes fully, or a new version comes.',
      'Git goes on asking for the new version.',
      'Argo CD keeps this: only the status changes.',
    ],
    after: { desired: { value: 0 } },
    condition: 'Only applies to revision 3, at any step.',
  });
  const { precondition } = preview('abort', '12', '4717');
  expect(Object.keys(precondition)).toEqual(['uid', 'podHash']);
});

it('abort under spec.paused: pods stay', () => {
  expect(preview('abort', '19', '12483').effects).toContain(
    'It is paused by hand: the pods of the new version stay until someone resumes it.',
  );
});

it('retry: begins at step 1, with analyses anew', () => {
  const result = preview('retry', '30', '38045');
  expect(result.summary).toMatch(/^Again from step 1 of \d$/);
  expect(result.effects).toContain('Its analyses run anew.');
  expect(result.precondition).toMatchObject({ aborted: true });
});

it('retry of a blue-green with an analysis after promotion: warns that it may not run again', () => {
  const result = preview('retry', '09', '3476', facts => ({
    ...facts,
    strategy:
      facts.strategy.type === 'blueGreen'
        ? { ...facts.strategy, postPromotionAnalysis: true }
        : facts.strategy,
  }));
  expect(result.effects[0]).toMatch(/an abort ended counts as passed/);
});

it('what is impossible promises nothing', () => {
  const result = preview('promote', '26', '8791');
  expect(result).toMatchObject({
    possible: false,
    because: { code: 'because-aborted' },
    effects: [],
  });
  expect(result.after).toBeUndefined();
});
