import { renderInTestApp } from '@backstage/test-utils';
import { sentence } from '@rollouts-portal/plugin-rollouts-common';
import { screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';

import {
  abortedByAnalysis,
  analysedCanary,
  canaryWithExperiment,
  failedAnalysis,
  measured,
  metric,
  passedAnalysis,
  runningAnalysis,
} from '../../testing/analysisFixtures';
import { axeViolations } from '../../testing/axeViolations';
import { minutesAgo, pausedCanary } from '../../testing/rolloutFixtures';
import { NowContext } from '../Now';
import { AnalysisPanel } from './AnalysisPanel';

type Rollout = Parameters<typeof AnalysisPanel>[0]['rollout'];

async function show(rollout: Rollout) {
  const { container } = await renderInTestApp(
    <NowContext.Provider value={Date.now()}>
      <h2>A rollout</h2>
      <AnalysisPanel rollout={rollout} />
    </NowContext.Provider>,
  );
  return container;
}

function runs() {
  return within(screen.getByRole('region', { name: 'Analysis' }))
    .getAllByRole('heading', { level: 4 })
    .map(heading => within(heading).getByRole('button'));
}

/** The panel for one run with one metric. */
const showMetric = (...changes: Parameters<typeof metric>) =>
  show(
    analysedCanary({
      analyses: [runningAnalysis({ metrics: [metric(...changes)] })],
    }),
  );

describe('the analyses of a rollout', () => {
  it('are named by what they are to it, the one that runs unfolded', async () => {
    await show(analysedCanary());
    const [background, step] = runs();
    expect(background).toHaveTextContent('In the background');
    expect(background).toHaveAttribute('aria-expanded', 'true');
    expect(step).toHaveTextContent('Step 2');
    expect(step).toHaveAttribute('aria-expanded', 'false');
  });

  it('say in one sentence where each stands, folded or not', async () => {
    await show(abortedByAnalysis());
    expect(
      screen.getByText(
        'success-rate 0.93, wanted ≥ 0.95, 3 failures of at most 2',
      ),
    ).toBeInTheDocument();
    expect(
      screen.getAllByText('success-rate 0.987, wanted ≥ 0.95, 5 of 5 passed'),
    ).toHaveLength(2);
  });

  it('have the controller’s own words beside ours, and name an older revision', async () => {
    await show(abortedByAnalysis());
    const region = screen.getByRole('region', { name: 'Analysis' });
    expect(region).toHaveTextContent(
      'The controller says: Metric "success-rate" assessed Failed',
    );
    expect(within(region).getByText('revision 41')).toBeInTheDocument();
    expect(within(region).queryByText('revision 42')).toBeNull();
  });

  it('unfold and fold when a person says so', async () => {
    await show(analysedCanary());
    expect(screen.getAllByRole('heading', { level: 5 })).toHaveLength(2);
    const [background, step] = runs();
    if (!background || !step) throw new Error('Two runs were expected');
    await userEvent.click(step);
    expect(screen.getAllByRole('heading', { level: 5 })).toHaveLength(3);
    await userEvent.click(background);
    expect(screen.getAllByRole('heading', { level: 5 })).toHaveLength(1);
  });

  it('tell when it is measured next while one runs, and when it ended after', async () => {
    await show(
      analysedCanary({
        analyses: [
          runningAnalysis({ metrics: [metric({ nextAt: minutesAgo(-1.5) })] }),
          passedAnalysis(),
        ],
      }),
    );
    expect(
      screen.getByText(/next measurement in 1:(29|30)$/),
    ).toBeInTheDocument();
    expect(
      screen.getByText(/^[\w ]*\d\d:\d\d to [\w ]*\d\d:\d\d$/),
    ).toBeInTheDocument();
  });

  it('of long ago are shown on demand', async () => {
    const many = Array.from({ length: 6 }, (_, index) =>
      passedAnalysis({ name: `run-${index}` }),
    );
    await show(analysedCanary({ analyses: [failedAnalysis(), ...many] }));
    expect(runs()).toHaveLength(4);
    await userEvent.click(screen.getByRole('button', { name: '3 older runs' }));
    expect(runs()).toHaveLength(7);
  });

  it('are nothing where there are none', async () => {
    await show(analysedCanary({ analyses: [] }));
    expect(screen.queryByRole('region', { name: 'Analysis' })).toBeNull();
  });

  it('are said to be unknown where a step asks for one and they are not read', async () => {
    await show(pausedCanary());
    expect(screen.getByRole('region', { name: 'Analysis' })).toHaveTextContent(
      'Analysis runs are not read from this cluster',
    );
  });

  it.each([
    ['one that runs', analysedCanary],
    ['one that failed', abortedByAnalysis],
    ['one of an experiment', canaryWithExperiment],
  ])(
    'have nothing that axe finds wrong: %s',
    async (_, make) => {
      const container = await show(make());
      for (const table of screen.getAllByRole('button', { name: /^Table/ })) {
        await userEvent.click(table);
      }
      expect(await axeViolations(container)).toEqual([]);
    },
    20_000,
  );
});

describe('a metric', () => {
  it('has its last value beside what was wanted, and how it was judged in words', async () => {
    await show(analysedCanary({ analyses: [failedAnalysis()] }));
    const value = screen.getByText('0.93');
    expect(value).toHaveTextContent('0.93, failed');
    expect(value.parentElement).toHaveTextContent('wanted ≥ 0.95');
  });

  it('says what fails, too, where there is something between', async () => {
    await showMetric({ unwanted: [{ operator: '<', value: 0.9 }] });
    expect(
      screen.getByText('wanted ≥ 0.95, fails if < 0.9'),
    ).toBeInTheDocument();
  });

  it('counts what failed against how often it may', async () => {
    await show(analysedCanary({ analyses: [failedAnalysis()] }));
    expect(screen.getByText('3 passed')).toBeInTheDocument();
    expect(screen.getByText('3 failed of at most 2')).toBeInTheDocument();
    expect(screen.queryByText(/inconclusive|error/)).toBeNull();
  });

  it('counts errors against their limit while they come in a row, and still names them after', async () => {
    const { counters } = metric();
    const limit = { consecutiveErrorLimit: 4 };
    await show(
      analysedCanary({
        analyses: [
          runningAnalysis({
            metrics: [
              metric({
                ...limit,
                counters: { ...counters, error: 3, consecutiveError: 2 },
              }),
              metric({
                ...limit,
                name: 'p99-latency',
                counters: { ...counters, error: 3, consecutiveError: 0 },
              }),
            ],
          }),
        ],
      }),
    );
    expect(
      screen.getByText('errors in a row: 2 of at most 4'),
    ).toBeInTheDocument();
    expect(screen.getByText('errors: 3')).toBeInTheDocument();
  });

  it('says that a dry run decides nothing', async () => {
    await showMetric({ dryRun: true });
    expect(screen.getByText('dry run, decides nothing')).toBeInTheDocument();
  });

  it('is drawn, and every point tells its value and verdict', async () => {
    await show(analysedCanary({ analyses: [failedAnalysis()] }));
    const chart = screen.getByRole('img', {
      name: 'success-rate: 6 values between 0.93 and 0.981; the table lists them',
    });
    const points = [...chart.querySelectorAll('title')].map(({ textContent }) =>
      textContent?.replace(/^.*\d\d:\d\d:\d\d: /, ''),
    );
    expect(points).toHaveLength(6);
    expect(points.at(0)).toBe('0.978, passed');
    expect(points.at(-1)).toBe('0.93, failed');
  });

  it('has its measurements in a table, newest first, one click away', async () => {
    await show(analysedCanary({ analyses: [failedAnalysis()] }));
    expect(screen.queryByRole('table')).toBeNull();
    await userEvent.click(
      screen.getByRole('button', { name: 'Table of success-rate' }),
    );
    const [, newest, ...older] = within(
      screen.getByRole('table', { name: 'Measurements of success-rate' }),
    ).getAllByRole('row');
    expect(newest).toHaveTextContent(/0\.93failed$/);
    expect(older).toHaveLength(5);
    await userEvent.click(screen.getByRole('button', { name: /^Hide table/ }));
    expect(screen.queryByRole('table')).toBeNull();
  });

  it('is a table at once where it cannot be drawn', async () => {
    await showMetric({
      measurements: measured([undefined, 'Successful'], [undefined, 'Failed']),
      wanted: [],
    });
    expect(screen.queryByRole('img')).toBeNull();
    expect(screen.getByText('judged by its own condition')).toBeInTheDocument();
    expect(
      screen.getAllByRole('row').map(({ lastChild }) => lastChild?.textContent),
    ).toEqual(['Verdict', 'failed', 'passed']);
  });

  it('says how many of its measurements are kept', async () => {
    const base = metric();
    await showMetric({ counters: { ...base.counters, count: 40 } });
    await userEvent.click(screen.getByRole('button', { name: /^Table/ }));
    expect(
      screen.getByText('The newest 5 of 40 are kept.'),
    ).toBeInTheDocument();
  });

  it('that was not measured yet says so', async () => {
    await show(
      analysedCanary({
        analyses: [
          runningAnalysis({
            text: sentence('analysis-first-measurement', {
              metric: 'success-rate',
            }),
            metrics: [metric({ measurements: [], phase: undefined })],
          }),
        ],
      }),
    );
    expect(screen.getByText('Nothing was measured yet.')).toBeInTheDocument();
    expect(screen.queryByRole('button', { name: /Table/ })).toBeNull();
  });
});
