import { flaggerStates } from '../../testing/flaggerRecording';
import { recordingFolders } from '../../testing/readRecording';
import { renderSentence } from '../../text/renderSentence';
import { deriveFlaggerDetail } from './deriveFlaggerSummary';

/** The detail at a moment of a recording, with what a watch knew then. */
function detailAt(scenario: string, t = Infinity, version = 'flagger') {
  const folder = recordingFolders(version).find(path =>
    path.endsWith(`/${scenario}`),
  );
  const state = flaggerStates(folder ?? '').findLast(seen => seen.t <= t);
  if (!state) throw new Error(`nothing had happened at ${t} ms`);
  return {
    ...state,
    detail: deriveFlaggerDetail(state.facts, state.known),
    withoutEvents: deriveFlaggerDetail(state.facts, {
      ...state.known,
      events: [],
    }),
  };
}

function states({ steps }: ReturnType<typeof deriveFlaggerDetail>) {
  return steps.map(({ state }) => state);
}

const FAILS = '03-weighted-canary-metric-fails-rollback';

describe('the steps of a canary', () => {
  it('show where a run was rolled back, as long as events tell', () => {
    const { detail, withoutEvents } = detailAt(FAILS, 68864);
    expect(states(detail)[0]).toBe('failed');
    expect(states(detail).slice(1)).not.toContain('done');
    expect(detail.step).toMatchObject({ abortedIndex: 0 });

    expect(new Set(states(withoutEvents))).toEqual(new Set(['pending']));
    expect(withoutEvents.step).toBeUndefined();
  });

  it('were all done where the promotion failed, in both versions', () => {
    for (const [version, t] of [
      ['flagger', 97500],
      ['flagger-1.44', 89238],
    ] as const) {
      const { detail } = detailAt('19-promotion-primary-stuck', t, version);
      expect(detail.phase).toBe('Degraded');
      expect(new Set(states(detail))).toEqual(new Set(['done']));
    }
  });

  it('have not begun before the gate has let the run start', () => {
    const { detail } = detailAt('07-gate-confirm-rollout', 37400);
    expect(detail.step).toBeUndefined();
    expect(new Set(states(detail))).toEqual(new Set(['pending']));
  });

  it('say at the current one that a gate holds it', () => {
    const { detail } = detailAt('09-gate-confirm-traffic-increase', 45007);
    const current = detail.steps.find(({ state }) => state === 'current');
    expect(current?.note && renderSentence(current.note)).toMatch(
      /^waits for the approval of “.+”$/,
    );
  });
});

describe('the checks of a canary', () => {
  it('count what failed against what may, also when Flagger counts from 0 again', () => {
    const { detail, facts, withoutEvents } = detailAt(FAILS, 68864);
    expect(facts.status.failedChecks).toBe(0);
    expect(detail.checks?.failed).toBe(detail.checks?.threshold);
    expect(withoutEvents.checks?.failed).toBeUndefined();
    expect(detail.checks?.metrics.length).toBeGreaterThan(0);
  });

  it('tell which gate holds the run, and only while it does', () => {
    const held = detailAt('08-gate-confirm-promotion', 66695).detail;
    expect(held.checks?.gates).toMatchObject([
      { type: 'confirm-promotion', holds: true },
      { type: 'confirm-traffic-increase', holds: false },
    ]);
    const open = detailAt('08-gate-confirm-promotion').detail;
    expect(open.checks?.gates).toMatchObject([
      { holds: false },
      { holds: false },
    ]);
  });
});

it('does not say since when it is suspended, because nobody writes that down', () => {
  const { detail } = detailAt('13-suspend-resume', 60000);
  expect(detail.phase).toBe('Paused');
  expect(detail.since).toBeUndefined();
});
