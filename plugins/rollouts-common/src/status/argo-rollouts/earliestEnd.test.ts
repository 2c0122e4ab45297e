import { recordedMoment } from '../../testing/recordedMoment';
import { deriveSummary } from './deriveSummary';

function endAt(...moment: Parameters<typeof recordedMoment>) {
  const { facts, known } = recordedMoment(...moment);
  return deriveSummary(facts, known).earliestEnd;
}

describe('adds up what has a fixed length', () => {
  it('the pauses that are ahead, while pods start', () => {
    expect(endAt('19', 2762)).toEqual({ seconds: 12 });
  });

  it('the end of a timed pause, and the pauses behind it', () => {
    expect(endAt('19', 3079)).toEqual({
      after: '2026-11-21T02:52:10.000Z',
      seconds: 4,
    });
  });

  it('the measurements that a step analysis has still to make', () => {
    // It was over at 27,115 ms, which is 02:48:04.
    expect(endAt('05', 5102)).toEqual({
      after: '2026-11-21T02:48:04.000Z',
      seconds: 4,
    });
  });

  it('an experiment whose pods are not there yet, and one that has begun', () => {
    expect(endAt('11', 1821)).toEqual({ seconds: 23 });
    expect(endAt('11', 2003)).toEqual({
      after: '2026-11-21T02:48:55.000Z',
      seconds: 5,
    });
  });

  it('the wait before a blue-green switch, before and after it has begun', () => {
    expect(endAt('10', 2593)).toEqual({ seconds: 10 });
    expect(endAt('10', 3146)).toEqual({
      after: '2026-11-21T02:57:36.000Z',
      seconds: 0,
    });
  });

  it('the analysis before a blue-green switch', () => {
    // It was over, and the version active, at 28,134 ms, which is 02:48:35.
    expect(endAt('09', 21020)).toEqual({
      after: '2026-11-21T02:48:35.000Z',
      seconds: 0,
    });
  });

  it('not the pause that was ended and will not be waited for', () => {
    expect(endAt('19', 3079, { status: { pauseConditions: null } })).toEqual({
      seconds: 4,
    });
  });
});

describe('says nothing', () => {
  const INCONCLUSIVE = {
    reason: 'InconclusiveAnalysisRun',
    startTime: '2026-11-21T02:52:07Z',
  };
  it.each([
    ['at a pause without end', '28', 22446, {}],
    ['before a pause without end', '28', 3047, {}],
    ['while it is paused by hand', '19', 5048, {}],
    ['when nothing ahead has a fixed length', '28', 22403, {}],
    ['when it is done', '05', 31147, {}],
    ['when it was aborted', '09', 7136, {}],
    ['while the latest spec is not taken up', '19', 2748, {}],
    [
      'when an analysis was inconclusive, although a timed pause runs, too',
      '19',
      3079,
      {
        status: {
          pauseConditions: [
            {
              reason: 'CanaryPauseStep',
              startTime: '2026-11-21T02:52:06Z',
            },
            INCONCLUSIVE,
          ],
        },
      },
    ],
    [
      'when blue-green is not promoted without being asked',
      '10',
      2593,
      { spec: { strategy: { blueGreen: { autoPromotionEnabled: false } } } },
    ],
  ])('%s', (_, scenario, t, change) => {
    expect(endAt(scenario, t, change)).toBeUndefined();
  });

  it('of an experiment that an analysis may end before its time', () => {
    expect(
      endAt('11', 2003, {
        spec: {
          strategy: {
            canary: {
              steps: [
                {
                  experiment: {
                    duration: '15s',
                    templates: [],
                    analyses: [{ requiredForCompletion: true }],
                  },
                },
                { pause: { duration: '5s' } },
              ],
            },
          },
        },
      }),
    ).toEqual({ seconds: 5 });
  });
});
