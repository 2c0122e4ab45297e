import { recordedState } from '../../testing/recordedState';
import { deriveSummary } from './deriveSummary';

function at(scenario: string, resourceVersion: string) {
  const { facts, replicaSets, journal } = recordedState(
    scenario,
    resourceVersion,
  );
  return { facts, summary: deriveSummary(facts, { replicaSets, journal }) };
}

describe('stateSince', () => {
  it('is the beginning of the pause for who waits', () => {
    expect(at('12', '4080').summary.since).toBe('2026-11-21T02:48:44Z');
  });

  it('is absent where nobody watched when the state began', () => {
    const { facts } = at('12', '4080');
    const healthy = {
      ...facts,
      status: { ...facts.status, phase: 'Healthy', pauseConditions: [] },
    };
    expect(
      deriveSummary(
        { ...healthy, status: { ...healthy.status, controllerPause: false } },
        {},
      ).since,
    ).toBeUndefined();
  });

  it('is the abort for what was aborted, with the step at which it came', () => {
    const { facts } = at('12', '4080');
    const aborted = {
      ...facts,
      status: {
        ...facts.status,
        phase: 'Degraded',
        abort: true,
        abortedAt: '2026-11-21T02:50:00Z',
        currentStepIndex: 0,
        controllerPause: false,
        pauseConditions: [],
      },
    };
    const summary = deriveSummary(aborted, {
      journal: {
        since: '2026-11-21T02:00:00Z',
        entries: [
          {
            at: '2026-11-21T02:50:00Z',
            what: 'aborted',
            stepIndex: 3,
            message: '',
            podHash: facts.status.currentPodHash,
          },
        ],
      },
    });
    expect(summary).toMatchObject({
      phase: 'Degraded',
      since: '2026-11-21T02:50:00Z',
      step: { index: 0, abortedIndex: 3 },
    });
  });
});
