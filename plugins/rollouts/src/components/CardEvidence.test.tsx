import { renderInTestApp } from '@backstage/test-utils';
import { screen } from '@testing-library/react';

import { abortedByAnalysis, analysedCanary } from '../testing/analysisFixtures';
import { pausedCanary } from '../testing/rolloutFixtures';
import { CardEvidence } from './CardEvidence';

const FAILED = 'success-rate 0.93, wanted ≥ 0.95, 3 failures of at most 2';

async function show(rollout: Parameters<typeof CardEvidence>[0]['rollout']) {
  const { container } = await renderInTestApp(
    <main>
      <CardEvidence rollout={rollout} />
    </main>,
  );
  return container;
}

it('says which image comes, and which tag it replaces', async () => {
  const container = await show(pausedCanary());
  expect(container).toHaveTextContent(/\S+:\S+ replaces \S+$/);
});

it('says what the analysis has found that decided', async () => {
  await show(abortedByAnalysis());
  expect(screen.getByText(FAILED)).toBeInTheDocument();
  // What passed before is in the tab.
  expect(screen.queryByText(/5 of 5 passed/)).toBeNull();
});

it('says nothing of analyses when all is well', async () => {
  await show({ ...abortedByAnalysis(), phase: 'Healthy' });
  expect(screen.queryByText(FAILED)).toBeNull();
});

it('says what runs now', async () => {
  const [running] = analysedCanary().analyses ?? [];
  expect(running?.phase).toBe('Running');
  await show(analysedCanary());
  expect(screen.getByText(/success-rate .*wanted ≥ 0.95/)).toBeInTheDocument();
});
