import { renderInTestApp } from '@backstage/test-utils';
import type { Experiment } from '@rollouts-portal/plugin-rollouts-common';
import { screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';

import { runningExperiment } from '../../testing/analysisFixtures';
import { axeViolations } from '../../testing/axeViolations';
import { NowContext } from '../Now';
import { ExperimentPanel } from './ExperimentPanel';

async function show(...experiments: Experiment[]) {
  const { container } = await renderInTestApp(
    <NowContext.Provider value={Date.now()}>
      <h2>A rollout</h2>
      <ExperimentPanel rollout={{ experiments }} />
    </NowContext.Provider>,
  );
  return container;
}

function rowsOf(list: string): (string | null)[] {
  return within(screen.getByRole('list', { name: list }))
    .getAllByRole('listitem')
    .map(({ textContent }) => textContent);
}

describe('an experiment', () => {
  it('says what it runs on how many pods, what is measured, and when it ends', async () => {
    await show(runningExperiment());
    expect(screen.getByText(/^ends in 2:1[12]$/)).toBeInTheDocument();
    expect(rowsOf('Versions that it runs')).toEqual([
      'baseline1 of 1 pods available',
      'candidate1 of 2 pods availableQuota exceeded: pods',
    ]);
    expect(rowsOf('What is measured of them')).toEqual([
      'comparehas to end before the experiment doesrunning',
      'error-budgetruns beside itnot begun',
    ]);
  });

  it('that is over has no pods, and no countdown', async () => {
    const gone = { name: 'baseline', desired: 2, available: 0 };
    await show(
      runningExperiment({
        phase: 'Successful',
        templates: [gone],
        message: 'Experiment completed',
      }),
    );
    const region = screen.getByRole('region', { name: 'Experiments' });
    expect(region).toHaveTextContent('passed');
    expect(region).toHaveTextContent(
      'The controller says: Experiment completed',
    );
    expect(rowsOf('Versions that it runs')).toEqual([
      'baselineno pods any more',
    ]);
    expect(region).not.toHaveTextContent('ends');
  });

  it('of an older revision is shown on demand', async () => {
    await show(
      runningExperiment(),
      runningExperiment({ name: 'older', revision: 41, phase: 'Failed' }),
    );
    expect(screen.queryByText('older')).toBeNull();
    await userEvent.click(
      screen.getByRole('button', { name: '1 older experiment' }),
    );
    expect(screen.getByText('older')).toBeInTheDocument();
  });

  it('has no panel where there is none', async () => {
    await show();
    expect(screen.queryByRole('region')).toBeNull();
  });

  it('has nothing that axe finds wrong', async () => {
    expect(await axeViolations(await show(runningExperiment()))).toEqual([]);
  }, 20_000);
});
