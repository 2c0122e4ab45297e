import { recordedState } from '../../testing/recordedState';
import { renderSentence } from '../../text/renderSentence';
import { deriveSummary } from './deriveSummary';
import { isInFlight } from './isInFlight';
import { projectRollout } from './projectRollout';
import type { RolloutFacts } from './RolloutFacts';

function at(scenario: string, resourceVersion: string) {
  const { facts, replicaSets, journal } = recordedState(
    scenario,
    resourceVersion,
  );
  return deriveSummary(facts, { replicaSets, journal });
}

function said(summary: ReturnType<typeof deriveSummary>): string[] {
  return [summary.why, ...summary.more].map(renderSentence);
}

describe('says why', () => {
  it('a canary waits at a pause without end, and what a promote leads to', () => {
    const summary = at('12', '4080');
    expect(said(summary)).toEqual([
      'Step 4 of 6 is a pause without end. Promote to send 75 % to the new version.',
    ]);
    expect(summary.waitingFor).toEqual({
      what: 'human',
      since: '2026-11-21T02:48:44Z',
    });
    expect(summary.due).toEqual([]);
  });

  it('an inconclusive background analysis outlasts the timed pause that it meets', () => {
    const summary = at('38', '312');
    expect(summary.message).toBe('CanaryPauseStep');
    expect(said(summary)).toEqual([
      'An analysis was inconclusive. A person has to decide: promote or abort.',
    ]);
    expect(summary.waitingFor).toMatchObject({ what: 'human' });
    expect(summary.due).toEqual([]);
  });

  it('a timed pause waits for time, and when that is over', () => {
    const summary = at('01', '927');
    expect(said(summary)).toEqual([
      'Step 4 of 6 is a pause of 10 s; then it goes on by itself.',
    ]);
    expect(summary.waitingFor).toEqual({
      what: 'time',
      since: '2026-11-21T02:46:31Z',
      until: '2026-11-21T02:46:41.000Z',
    });
    expect(summary.due).toEqual([
      { at: '2026-11-21T02:46:41.000Z', what: 'pause-ends' },
      { at: '2026-11-21T02:47:41.000Z', what: 'controller-absent' },
    ]);
  });

  it('a person aborted, while it still goes back and when it is back', () => {
    expect(said(at('26', '8749'))).toEqual([
      'The update was aborted by hand.',
      'It is still going back to the stable version.',
      'It had come to step 4 of 6.',
      'The spec still asks for the new version; Retry runs it again from step 1.',
    ]);
    expect(said(at('26', '8791'))[0]).toBe(
      'The update was aborted by hand. Everything is back on the stable version.',
    );
  });

  it('a background analysis aborted, with the verdict in the controller’s words', () => {
    const state = at('04', '2175');
    expect(said(state)[0]).toBe(
      'The background analysis failed, so the update was aborted.',
    );
    // In the message, and not a second time in a sentence of ours.
    expect(state.message).toMatch(
      /Background analysis phase error\/failed: Metric ".*" assessed Failed/,
    );
    expect(said(state).join(' ')).not.toContain('assessed');
  });

  it('a step analysis aborted', () => {
    expect(said(at('07', '3378'))[0]).toBe(
      'The analysis of a step failed, so the update was aborted.',
    );
  });

  it('the analysis before a blue-green switch aborted, and users never saw the version', () => {
    expect(said(at('09', '3144'))[0]).toBe(
      'The analysis before promotion failed, so the update was aborted. The stable version stayed active.',
    );
  });

  it('an abort under spec.paused leaves pods behind', () => {
    expect(said(at('26', '9121'))).toContain(
      'It is paused by hand, too, so the pods of the aborted version stay until someone resumes it.',
    );
  });

  it('the deadline passed, which is no abort', () => {
    const summary = at('14', '5247');
    expect(said(summary)).toEqual([
      'The new version made no progress for 12 s: its pods do not become available.',
      'This is no abort: the update goes on by itself as soon as pods become available.',
    ]);
    expect(summary.waitingFor).toEqual({ what: 'pods' });
  });

  it('the spec is not accepted', () => {
    expect(said(at('15', '5297'))[0]).toMatch(
      /^The controller does not accept the spec and does nothing: .*setWeight: Invalid value: 120/,
    );
  });

  it('the deadline is due while pods start, and a minute later that it was not reported', () => {
    expect(at('14', '4464').due).toEqual([
      { at: '2026-11-21T02:49:00.000Z', what: 'deadline-passes' },
      { at: '2026-11-21T02:50:00.000Z', what: 'controller-absent' },
    ]);
  });

  it('a step analysis is running, and which', () => {
    const summary = at('30', '38031');
    expect(summary.why.code).toBe('why-step-analysis');
    expect(summary.waitingFor).toMatchObject({ what: 'analysis' });
  });

  it('an analysis was inconclusive', () => {
    const summary = at('06', '2282');
    expect(said(summary)).toEqual([
      'The analysis of step 2 of 6 was inconclusive. A person has to decide: promote or abort.',
    ]);
    expect(summary.waitingFor).toMatchObject({ what: 'human' });
  });

  it('blue-green waits for a person', () => {
    const summary = at('08', '2900');
    expect(said(summary)).toEqual([
      'The new version is ready. Promote to make it active.',
    ]);
    expect(summary.waitingFor).toEqual({
      what: 'human',
      since: expect.any(String),
    });
  });

  it('blue-green waits for its time, and then promotes itself', () => {
    const summary = at('10', '18472');
    expect(said(summary)).toEqual([
      'The new version is ready and becomes active by itself, 10 s after it was ready.',
    ]);
    expect(summary.due).toEqual([
      { at: '2026-11-21T02:57:36.000Z', what: 'auto-promotion' },
      { at: '2026-11-21T02:58:36.000Z', what: 'controller-absent' },
    ]);
  });

  it('a person paused it, and where', () => {
    const summary = at('19', '12483');
    expect(said(summary)).toEqual([
      'Paused by hand: nothing moves until someone resumes it.',
      'It also stands at the pause of step 2 of 5.',
    ]);
    // A timed pause that is held by hand does not end at its time.
    expect(summary.due).toEqual([]);
  });
});

describe('says that the controller has yet to answer', () => {
  it.each([
    [
      '02',
      '807',
      'Paused',
      'Abort was asked for. The controller is about to act on it.',
    ],
    [
      '02',
      '928',
      'Degraded',
      'Retry was asked for. The controller is about to begin again.',
    ],
    [
      '03',
      '1833',
      'Progressing',
      'The controller has not taken up the latest change yet.',
    ],
    // Equal generations, and yet still the old version's hash.
    ['03', '1839', 'Progressing', 'The controller is taking up a new version.'],
    [
      '24',
      '7334',
      'Progressing',
      'The pause was ended. The controller is about to go on.',
    ],
    [
      '25',
      '7953',
      'Paused',
      'Full promotion was asked for. The controller is about to act on it.',
    ],
    [
      '06',
      '2420',
      'Paused',
      'The pause was ended. The controller is about to go on.',
    ],
    [
      '17',
      '11118',
      'Healthy',
      'The controller has not taken up the latest change yet.',
    ],
  ])(
    'in recording %s at version %s, with phase %s',
    (scenario, version, phase, why) => {
      const summary = at(scenario, version);
      expect(summary.phase).toBe(phase);
      expect(renderSentence(summary.why)).toBe(why);
      expect(summary.waitingFor).toEqual({ what: 'controller' });
    },
  );
});

describe('never guesses weights', () => {
  it('has no actual weight without ReplicaSets where pods are all there is', () => {
    const { facts } = recordedState('01', '927');
    expect(deriveSummary(facts, {}).weights).toMatchObject({
      desired: { value: 50, basis: 'status' },
      actual: { basis: 'none' },
    });
  });

  it('takes the router’s word where there is one', () => {
    const { facts } = recordedState('12', '4080');
    expect(deriveSummary(facts, {}).weights).toMatchObject({
      actual: { value: 40, basis: 'router' },
      router: 'nginx',
    });
  });

  it('does not call upstream’s 100 of an aborted canary without steps a measurement', () => {
    expect(at('20', '13391').weights).toMatchObject({
      desired: { value: 0 },
      actual: { value: 100, basis: 'none' },
    });
  });

  it('says what the router sends while a full promotion waits for pods', () => {
    const { facts } = recordedState('12', '4484');
    expect(said(deriveSummary(facts, {}))).toContain(
      'The router sends 75 % to the new version.',
    );
  });

  it('warns while the router has not confirmed', () => {
    const { facts } = recordedState('12', '4080');
    const weights = { canary: 40, stable: 60, additional: 0, verified: false };
    const summary = deriveSummary(
      { ...facts, status: { ...facts.status, canaryWeights: weights } },
      {},
    );
    expect(said(summary)).toContain(
      'The router has not confirmed the weights yet.',
    );
  });

  it('says once that a step waits for the router', () => {
    const { facts } = recordedState('12', '4079');
    const weights = { canary: 40, stable: 60, additional: 0, verified: false };
    const summary = deriveSummary(
      {
        ...facts,
        status: {
          ...facts.status,
          canaryWeights: weights,
          currentStepIndex: 2,
        },
      },
      {},
    );
    expect(renderSentence(summary.why)).toMatch(
      /waits until the router confirms 40 %/,
    );
    expect(said(summary)).not.toContain(
      'The router has not confirmed the weights yet.',
    );
  });

  it('counts percent of maxTrafficWeight', () => {
    const facts = canary({ maxTrafficWeight: 1000 }, [
      { pause: {} },
      { setWeight: 125 },
    ]);
    expect(renderSentence(deriveSummary(facts, {}).why)).toContain('12.5 %');
  });
});

describe('watches ReplicaSets', () => {
  it('while an update is in flight, aborted or unhealthy', () => {
    expect(isInFlight(recordedState('12', '4080').facts)).toBe(true);
    expect(isInFlight(recordedState('20', '13391').facts)).toBe(true);
    expect(isInFlight(recordedState('15', '5297').facts)).toBe(true);
  });

  it('not at rest, where the template tells the image', () => {
    const { facts } = recordedState('12', '4491');
    expect(isInFlight(facts)).toBe(false);
    expect(deriveSummary(facts, {}).images).toEqual([
      { image: 'registry.example.test/web:2.0.0', roles: ['stable'] },
    ]);
  });

  it('and not those of another rollout or of its experiments as its own', () => {
    const { facts, replicaSets } = recordedState('12', '4080');
    const foreign = replicaSets.map(replicaSet => ({
      ...replicaSet,
      ownerUid: 'another',
    }));
    expect(deriveSummary(facts, { replicaSets: foreign }).images).toEqual([]);
  });
});

it('says when the update began, if the journal reaches back', () => {
  expect(at('12', '4080').beganAt).toBe(new Date(1915).toISOString());
  const { facts } = recordedState('12', '4080');
  expect(deriveSummary(facts, {}).beganAt).toBeUndefined();
});

/** A canary at its first step, a pause. */
function canary(trafficRouting: object, steps: object[]): RolloutFacts {
  return projectRollout({
    apiVersion: 'argoproj.io/v1alpha1',
    kind: 'Rollout',
    metadata: { namespace: 'shop', name: 'web', uid: 'u', generation: 1 },
    spec: {
      strategy: {
        canary: { steps, trafficRouting: { nginx: {}, ...trafficRouting } },
      },
    },
    status: {
      observedGeneration: '1',
      phase: 'Paused',
      message: 'CanaryPauseStep',
      controllerPause: true,
      pauseConditions: [
        { reason: 'CanaryPauseStep', startTime: '2026-11-21T02:48:44Z' },
      ],
      currentStepIndex: 0,
      currentPodHash: 'new',
      stableRS: 'old',
    },
  });
}
