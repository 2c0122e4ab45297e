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
      'baselinepods available: 1 of 1',
      'candidatepods available: 1 of 2Quota exceeded: pods',
    ]);
    expect(rowsOf('What is measured of them')).toEqual([
      'comparehas to end before the experiment doesrunning',
      'error-budgetruns beside itnot begun',
    ]);
  });

  it('that is over counts no pods, which are gone, and nothing down', async () => {
    // As the real controller leaves it there (recording 11-experiment-step).
    const left = {
      name: 'baseline',
      desired: 1,
      available: 1,
      status: 'Successful',
    };
    await show(
      runningExperiment({
        phase: 'Successful',
        templates: [left],
        message: 'Experiment completed',
      }),
    );
    const region = screen.getByRole('region', { name: 'Experiments' });
    expect(region).toHaveTextContent('passed');
    expect(region).toHaveTextContent(
      'The controller says: Experiment completed',
    );
    expect(rowsOf('Versions that it runs')).toEqual([
      'baselinepods while it ran: 1',
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

  it('that is begun again and again does not fill the page', async () => {
    const again = Array.from({ length: 40 }, (_, index) =>
      runningExperiment({ name: `again-${index}`, phase: 'Inconclusive' }),
    );
    await show(...again);
    expect(screen.getAllByRole('heading', { level: 4 })).toHaveLength(3);
    expect(
      screen.getByRole('button', { name: '37 older experiments' }),
    ).toBeInTheDocument();
  });

  it('has no panel where there is none', async () => {
    await show();
    expect(screen.queryByRole('region')).toBeNull();
  });

  it('has nothing that axe finds wrong', async () => {
    expect(await axeViolations(await show(runningExperiment()))).toEqual([]);
  }, 20_000);
});
