import type { Verb } from '../model/Verb';
import type { RolloutFacts } from '../status/argo-rollouts/RolloutFacts';
import { readRecording } from '../testing/readRecording';
import { recordedState } from '../testing/recordedState';
import { renderSentence } from '../text/renderSentence';
import { previewAction } from './previewAction';

function preview(
  verb: Verb,
  scenario: string,
  resourceVersion: string,
  change: (facts: RolloutFacts) => RolloutFacts = facts => facts,
  revision?: number,
) {
  const { facts, ...known } = recordedState(scenario, resourceVersion);
  const result = previewAction(verb, change(facts), known, { revision });
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
    'argocd.argoproj.io/tracking-id': `web:argoproj.io/Rollout:${facts.namespace}/${facts.name}`,
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

it('skip step at a running analysis: passes it, and says what runs then', () => {
  const result = preview('skip-step', '24', '7347');
  expect(result).toMatchObject({
    possible: true,
    effects: expect.arrayContaining([
      'Step 3 is an analysis that is still running. This skips it: its verdict is not awaited.',
    ]),
    condition: 'Only applies if revision 2 is still at step 3.',
    precondition: { stepIndex: 2, pauseStartedAt: null, paused: false },
  });
});

it('skip step at an inconclusive experiment: the way on that a promote is not', () => {
  const loop = (facts: RolloutFacts): RolloutFacts => ({
    ...facts,
    status: {
      ...facts.status,
      pauseConditions: [
        {
          reason: 'InconclusiveExperiment',
          startTime: '2026-11-21T02:48:44Z',
        },
      ],
    },
  });
  expect(preview('promote', '12', '4081', loop).possible).toBe(false);
  expect(preview('skip-step', '12', '4081', loop)).toMatchObject({
    possible: true,
    effects: [
      'The inconclusive experiment of step 4 is passed, and the controller starts no further one.',
      'Steps 5 to 6 run by themselves; no further approval is asked for.',
    ],
  });
});

it.each([
  [
    'when aborted',
    '26',
    '8791',
    'The update is aborted, so no step is running. Retry begins it again.',
  ],
  ['of a blue-green', '08', '2900', 'This strategy has no steps.'],
  [
    'while paused by hand',
    '19',
    '13452',
    'It is paused by hand, so no step would follow. Resume it first.',
  ],
  [
    'when fully promoted',
    '12',
    '4491',
    'The version is fully promoted already.',
  ],
])('skip step %s: nothing to skip', (_, scenario, version, because) => {
  const result = previewAction(
    'skip-step',
    recordedState(scenario, version).facts,
    {},
  );
  expect(result.possible).toBe(false);
  expect(result.because && renderSentence(result.because)).toBe(because);
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

it('pause at a timed pause: nothing moves, and its time runs on', () => {
  expect(preview('pause', '19', '12364', fromArgoCd)).toMatchObject({
    possible: true,
    summary: 'Nothing moves on until someone resumes it',
    effects: [
      'Step 2 is not left and no further one begins; traffic stays as it is.',
      'The time of the pause that it stands at runs on: if that is over when someone resumes, it goes on at once.',
      'Running pods are not touched.',
      'Argo CD keeps this, unless Git says something about spec.paused.',
    ],
    condition: 'Only applies while it is not paused by hand.',
  });
});

it('pause while an analysis runs: that goes on and can still abort', () => {
  const { before, after, effects, precondition } = preview(
    'pause',
    '30',
    '38031',
  );
  expect(effects).toContain(
    'The running analysis goes on; should it fail, the update is still aborted.',
  );
  expect(after).toEqual(before);
  // No version and no step: it must work while things move.
  expect(precondition).toEqual({ uid: expect.any(String), paused: false });
});

it.each([
  ['at rest', '12', '4491', /^No update is under way\./],
  ['aborted', '26', '8791', /^It stays aborted\./],
  ['before a blue-green switch', '08', '2900', /not switched\.$/],
])('pause %s: says what it holds', (_, scenario, version, text) => {
  expect(preview('pause', scenario, version).effects[0]).toMatch(text);
});

it('resume at a pause step: that is not ended, which promote would do', () => {
  expect(preview('resume', '19', '12483')).toMatchObject({
    summary: 'Goes on where it was paused',
    effects: [
      'It is resumed: spec.paused becomes false.',
      'The pause of step 2 goes on, or ends at once if its time is over.',
    ],
    precondition: { podHash: '5f6c74b595', paused: true },
  });
});

it('resume at a pause without end: the share stays, at a timed one it may not', () => {
  const atRest = preview('resume', '12', '4081', facts => ({
    ...facts,
    paused: true,
  }));
  expect(atRest.effects).toContain(
    'It goes on waiting at the pause of step 4: that is not ended by this.',
  );
  expect(atRest.after).toEqual(atRest.before);
  expect(preview('resume', '19', '12483').after).toBeUndefined();
});

it('resume while an analysis runs: skips nothing', () => {
  expect(preview('resume', '19', '13452').effects[0]).toBe(
    'It is resumed: spec.paused becomes false. Step 3 goes on and is not skipped.',
  );
});

it('resume of a version that came while it was paused: says what begins', () => {
  expect(preview('resume', '19', '14203').effects).toEqual([
    'It is resumed: spec.paused becomes false. Step 1 goes on and is not skipped.',
    'Steps 1 to 5 run by themselves; no further approval is asked for.',
    'The next analysis is step 3; should it fail, the update is aborted.',
  ]);
});

it('restart: evicts, and begins no revision', () => {
  expect(preview('restart', '18', '18481', fromArgoCd)).toMatchObject({
    effects: [
      expect.stringMatching(/^Pods are evicted a few at a time/),
      'No new revision begins; steps, pauses and the share of each version stay as they are.',
      'Argo CD keeps this, unless Git says something about spec.restartAt.',
    ],
    precondition: { uid: expect.any(String), restartAt: null },
  });
});

it('restart while one is under way: says that it begins anew', () => {
  const result = preview('restart', '18', '18589');
  expect(result.effects).toContain(
    'A restart is under way already: pods that it has replaced are replaced once more.',
  );
  expect(result.precondition.restartAt).toBe('2026-11-21T02:57:31Z');
});

it('undo of what is promoted: takes the previous revision, through all steps', () => {
  const result = preview('undo', '16', '7237', fromArgoCd);
  expect(result).toMatchObject({
    possible: true,
    summary: 'From revision 2 back to revision 1',
    effects: [
      'The pod template of revision 1 is put back and becomes revision 3. Replicas, steps and all other settings stay as they are.',
      'It is rolled out like a new version, from step 1 of 4.',
      'Step 1 runs by itself; the next approval is step 2.',
      expect.stringMatching(/^Git still asks for the version of now/),
    ],
    revision: 1,
    revisions: [
      {
        revision: 1,
        images: ['registry.example.test/web:1.0.0'],
        createdAt: expect.any(String),
        roles: [],
      },
    ],
    precondition: {
      podHash: '5f6c74b595',
      generation: 3,
      target: {
        replicaSet: 'web-79f7c69fbb',
        uid: expect.any(String),
        podHash: '79f7c69fbb',
      },
    },
  });
});

it('undo in the middle of an update: goes back to stable without a step', () => {
  const result = preview('undo', '16', '7586');
  expect(result.effects.slice(1)).toEqual([
    'The update to revision 3 ends.',
    'It is the stable version: no step runs, and everything goes back to it.',
  ]);
  expect(result.revisions?.[0]?.roles).toEqual(['stable']);
  expect(result.after?.desired.value).toBe(0);
});

it('undo within the rollback window: skips all steps, as the controller counts', () => {
  const window = (rollbackWindow: number) => (facts: RolloutFacts) => ({
    ...facts,
    rollbackWindow,
  });
  const skips =
    'It lies within the rollback window: all steps, pauses and analyses are skipped.';
  expect(preview('undo', '16', '7237', window(1)).effects).toContain(skips);
  expect(preview('undo', '16', '7237', window(0)).effects).not.toContain(skips);
});

it('undo of a blue-green: says whether its pods still run, and when the active version stays', () => {
  const recording = readRecording('08');
  const undoAsOf = (version: string) => {
    const { rollouts, replicaSets } = recording.stateAsOf(version);
    const facts = rollouts.get('web');
    return (
      facts &&
      previewAction('undo', facts, { replicaSets }).effects.map(renderSentence)
    );
  };
  // Before the switch: revision 1 is active.
  expect(undoAsOf('2900')).toContain(
    'It is the active version and stays it: no pause and no analysis runs.',
  );
  // Right after the switch: the pods of revision 1 wait for their end.
  expect(undoAsOf('3080')).toContain(
    'Its pods still run: it becomes active at once, without pause and without analyses.',
  );
  // Later they are gone.
  expect(undoAsOf('3482')).toContain(
    'Its pods start beside the active version, and it becomes active as a new version would.',
  );
});

it('undo of an aborted update: the abort is over with that', () => {
  const result = preview('undo', '26', '8791');
  expect(result.effects).toContain('The abort is over with that.');
});

it.each([
  [77, 'because-revision-gone'],
  [2, 'because-revision-current'],
])('undo to revision %i: refuses it', (revision, code) => {
  const result = preview('undo', '16', '7237', facts => facts, revision);
  expect(result).toMatchObject({ possible: false, because: { code } });
  // There are others to choose.
  expect(result.revisions).toHaveLength(1);
});

it('undo while the revisions are not known: promises nothing', () => {
  const { facts } = recordedState('16', '7237');
  expect(previewAction('undo', facts, {})).toMatchObject({
    possible: false,
    because: { code: 'because-revisions-unknown' },
  });
  expect(previewAction('undo', facts, { replicaSets: [] }).because?.code).toBe(
    'because-no-older-revision',
  );
});
