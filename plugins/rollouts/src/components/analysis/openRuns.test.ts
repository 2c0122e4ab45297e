import {
  failedAnalysis,
  passedAnalysis,
  runningAnalysis,
} from '../../testing/analysisFixtures';
import { openRuns } from './openRuns';

const open = (...runs: Parameters<typeof openRuns>[0]) => [...openRuns(runs)];

const running = runningAnalysis({ name: 'running' });
const failed = failedAnalysis({ name: 'failed' });
const passed = passedAnalysis({ name: 'passed' });

describe('what is unfolded', () => {
  it('is all that runs, and nothing that is over beside it', () => {
    const fresh = runningAnalysis({ name: 'fresh', phase: undefined });
    expect(open(fresh, passed, running, failed)).toEqual(['fresh', 'running']);
  });

  it('is what failed, even when something newer passed', () => {
    expect(open(passed, failed)).toEqual(['failed']);
  });

  it('is the newest when all passed', () => {
    const older = passedAnalysis({ name: 'older' });
    expect(open(passed, older)).toEqual(['passed']);
  });

  it('is nothing of an older revision', () => {
    const older = failedAnalysis({ name: 'older', revision: 41 });
    expect(open(passed, older)).toEqual(['passed']);
  });

  it('is nothing while the revision of now has not come to its analysis', () => {
    expect([...openRuns([failed, passed], 43)]).toEqual([]);
  });
});
