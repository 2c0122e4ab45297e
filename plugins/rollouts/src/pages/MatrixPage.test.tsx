import { entityRouteRef } from '@backstage/plugin-catalog-react';
import { renderInTestApp, TestApiProvider } from '@backstage/test-utils';
import type { FleetMatrix } from '@rollouts-portal/plugin-rollouts-common';
import { act, screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';

import { rolloutsApiRef } from '../api/RolloutsApi';
import { fleetRouteRef } from '../routes';
import { axeViolations } from '../testing/axeViolations';
import { FakeRolloutsApi } from '../testing/FakeRolloutsApi';
import { clusterStatus } from '../testing/rolloutFixtures';
import { RolloutsPage } from './RolloutsPage';

jest.setTimeout(60_000);

const matrix: FleetMatrix = {
  by: 'cluster',
  columns: [
    { name: 'prod-eu', services: 2, behind: 1, moving: 1 },
    { name: 'staging', services: 1, behind: 0, moving: 0 },
  ],
  items: [
    {
      namespace: 'payments',
      name: 'ledger',
      newest: '2.0',
      cells: [
        {
          column: 'prod-eu',
          id: 'prod-eu/argoproj.io/Rollout/payments/ledger',
          phase: 'Paused',
          rollouts: 1,
          runs: { version: '1.0', behind: 2 },
          comes: { version: '2.0', share: 20 },
        },
        {
          column: 'staging',
          id: 'staging/argoproj.io/Rollout/payments/ledger',
          phase: 'Healthy',
          rollouts: 1,
          runs: { version: '2.0', behind: 0 },
        },
      ],
    },
  ],
  matching: 1,
  clusters: [clusterStatus()],
};

async function open(answer: FleetMatrix | undefined, at = '/matrix') {
  const api = new FakeRolloutsApi(undefined);
  api.matrixOf = () => answer;
  const { container } = await renderInTestApp(
    <TestApiProvider apis={[[rolloutsApiRef, api]]}>
      <RolloutsPage />
    </TestApiProvider>,
    {
      mountedRoutes: {
        '/': fleetRouteRef,
        '/catalog/:namespace/:kind/:name': entityRouteRef,
      },
      routeEntries: [at],
    },
  );
  return { api, container };
}

describe('the matrix', () => {
  const { clientWidth } = document.documentElement;
  beforeAll(() =>
    Object.defineProperty(Element.prototype, 'clientWidth', {
      configurable: true,
      get: () => 1200,
    }),
  );
  afterAll(() =>
    Object.defineProperty(Element.prototype, 'clientWidth', {
      configurable: true,
      get: () => clientWidth,
    }),
  );

  it('says which version runs where, what comes and how far behind it is', async () => {
    const { container } = await open(matrix);
    const grid = within(await screen.findByRole('grid'));
    const moving = grid.getByRole('link', { name: /^2\.0 · 20 %/ });
    expect(moving).toHaveTextContent('runs 1.0, 2 behind the newest');
    expect(moving).toHaveAttribute(
      'href',
      '/prod-eu/argoproj.io/Rollout/payments/ledger',
    );
    expect(grid.getByRole('link', { name: '2.0, newest' })).toBeInTheDocument();
    expect(
      grid.getByRole('columnheader', { name: /^prod-eu/ }),
    ).toHaveTextContent('1 in flight, 1 behind');
    expect(grid.getByRole('link', { name: 'ledger' })).toHaveAttribute(
      'href',
      '/?q=ledger&namespace=payments',
    );
    expect(await axeViolations(container)).toEqual([]);
  });

  it('is live: what changes is drawn without a question', async () => {
    const { api } = await open(matrix);
    const grid = within(await screen.findByRole('grid'));
    const [ledger] = matrix.items;
    if (!ledger) throw new Error('The matrix has a service');
    act(() =>
      api.emitMatrix({
        event: 'changes',
        data: {
          items: [
            {
              ...ledger,
              cells: ledger.cells.map(({ comes: _, ...cell }) => ({
                ...cell,
                phase: 'Healthy' as const,
                runs: { version: '2.0', behind: 0 },
              })),
            },
          ],
          columns: matrix.columns.map(column => ({
            ...column,
            behind: 0,
            moving: 0,
          })),
          matching: 1,
        },
      }),
    );
    await waitFor(() =>
      expect(grid.getAllByRole('link', { name: '2.0, newest' })).toHaveLength(
        2,
      ),
    );
    expect(
      grid.getByRole('columnheader', { name: /^prod-eu/ }),
    ).not.toHaveTextContent('in flight');
    expect(api.streamsOpened).toBe(1);
    expect(api.reads).toBe(0);
  });

  it('keeps what was known when the portal is lost, and says so', async () => {
    const { api } = await open(matrix);
    await screen.findByRole('grid');
    api.refusal = new Error('ECONNREFUSED');
    act(() => api.disconnect());
    expect(
      await screen.findByTestId('portal-lost', {}, { timeout: 5000 }),
    ).toBeInTheDocument();
    expect(screen.getByRole('grid')).toBeInTheDocument();
  });

  it('is asked for by environment, and for what the table was narrowed to', async () => {
    const { api } = await open(matrix, '/matrix?namespace=payments');
    await userEvent.selectOptions(
      await screen.findByRole('combobox'),
      'environment',
    );
    expect(api.matrixQueries.at(-1)).toMatchObject({
      by: 'environment',
      namespace: ['payments'],
    });
  });

  it('has a way out of filters that match nothing', async () => {
    await open({ ...matrix, items: [], matching: 0 }, '/matrix?q=nothing');
    expect(await screen.findByTestId('matrix-empty')).toHaveTextContent(
      'No service matches these filters',
    );
  });

  it('leads to the table, which says what to do, where there is nothing at all', async () => {
    await open({ ...matrix, items: [], matching: 0, clusters: [] });
    await userEvent.click(
      await screen.findByRole('link', { name: 'Show all rollouts' }),
    );
    expect(screen.getByRole('link', { name: 'Table' })).toHaveAttribute(
      'aria-current',
      'page',
    );
  });
});
