import { renderInTestApp } from '@backstage/test-utils';
import type { RolloutDetail } from '@rollouts-portal/plugin-rollouts-common';
import { screen } from '@testing-library/react';

import { timedPause } from '../testing/rolloutFixtures';
import { NowContext } from './Now';
import { VerdictCard } from './VerdictCard';

const NOW = Date.now();
const fromNow = (seconds: number) =>
  new Date(NOW + seconds * 1000).toISOString();

async function show(changes: Partial<RolloutDetail>) {
  await renderInTestApp(
    <NowContext.Provider value={NOW}>
      <h2>A rollout</h2>
      <VerdictCard rollout={{ ...timedPause(), ...changes }} actions={null} />
    </NowContext.Provider>,
  );
}

const ABSENT = /^The controller should have acted by/;

it('says when the update can be done at the earliest', async () => {
  await show({ earliestEnd: { after: fromNow(120), seconds: 300 } });
  expect(
    screen.getByText(/^done at .* at the earliest, in 7 min$/),
  ).toHaveAttribute('dateTime', fromNow(420));
});

it('promises no end where a person is needed', async () => {
  await show({ earliestEnd: undefined });
  expect(screen.queryByText(/at the earliest/)).not.toBeInTheDocument();
});

describe('a controller that does not act', () => {
  it('is told of once it should have', async () => {
    await show({ due: [{ at: fromNow(-1), what: 'controller-absent' }] });
    expect(screen.getByText(ABSENT)).toBeInTheDocument();
  });

  it('is what the rollout waits for then', async () => {
    await show({ due: [{ at: fromNow(-1), what: 'controller-absent' }] });
    expect(
      screen.getByText('Paused · waits for the controller'),
    ).toBeInTheDocument();
  });

  it('is not told of before', async () => {
    await show({ due: [{ at: fromNow(1), what: 'controller-absent' }] });
    expect(screen.queryByText(ABSENT)).not.toBeInTheDocument();
  });

  it('is not told of while the cluster is not heard', async () => {
    await show({
      due: [{ at: fromNow(-1), what: 'controller-absent' }],
      freshness: { ...timedPause().freshness, state: 'stale' },
    });
    expect(screen.queryByText(ABSENT)).not.toBeInTheDocument();
  });
});
