import { entityRouteRef } from '@backstage/plugin-catalog-react';
import { renderInTestApp, TestApiProvider } from '@backstage/test-utils';
import type { FleetMatrix } from '@rollouts-portal/plugin-rollouts-common';
import { act, screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { useLocation } from 'react-router-dom';

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

function Address() {
  return <output data-testid="address">{useLocation().search}</output>;
}

async function open(answer: FleetMatrix | undefined, at = '/matrix') {
  const api = new FakeRolloutsApi(undefined);
  api.matrixOf = () => answer;
  const { container } = await renderInTestApp(
    <TestApiProvider apis={[[rolloutsApiRef, api]]}>
      <RolloutsPage />
      <Address />
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
    expect(
      screen.getByText(/^When last seen: \d+ of \d+ clusters live$/),
    ).toBeInTheDocument();
  });

  it('is asked for by environment, and for what the table was narrowed to', async () => {
    const { api } = await open(matrix, '/matrix?namespace=payments');
    await userEvent.selectOptions(
      await screen.findByRole('combobox', { name: 'Services by' }),
      'environment',
    );
    expect(api.matrixQueries.at(-1)).toMatchObject({
      by: 'environment',
      namespace: ['payments'],
    });
  });

  describe('sorted', () => {
    it('is sorted by what is chosen, and its address says so', async () => {
      const { api } = await open(matrix, '/matrix?by=environment');
      const choice = await screen.findByRole('combobox', { name: 'Sorted' });
      expect(choice).toHaveDisplayValue('by name');
      await userEvent.selectOptions(choice, 'what is furthest behind first');
      expect(api.matrixQueries.at(-1)).toMatchObject({
        by: 'environment',
        sort: 'behind',
      });
      expect(screen.getByTestId('address')).toHaveTextContent(
        '?by=environment&sort=behind',
      );
      expect(
        screen.getByRole('columnheader', { name: 'Service' }),
      ).not.toHaveAttribute('aria-sort');
    });

    it('is as its address says, page after page, until it is turned round by the head of the column', async () => {
      const { api } = await open(
        { ...matrix, next: 'further' },
        '/matrix?sort=attention',
      );
      expect(
        await screen.findByRole('combobox', { name: 'Sorted' }),
      ).toHaveDisplayValue('what asks for attention first');
      await userEvent.click(
        screen.getByRole('link', { name: 'Next services' }),
      );
      expect(api.matrixQueries.at(-1)).toMatchObject({
        sort: 'attention',
        cursor: 'further',
      });
      const head = () => screen.getByRole('columnheader', { name: 'Service' });
      for (const [address, order] of [
        [/^$/, 'ascending'],
        ['?sort=name%2Cdesc', 'descending'],
        [/^$/, 'ascending'],
      ] as const) {
        within(head()).getByRole('link').focus();
        await userEvent.keyboard('{Enter}');
        expect(screen.getByTestId('address')).toHaveTextContent(address);
        expect(head()).toHaveAttribute('aria-sort', order);
      }
    });

    it('begins at its first service, however far one had scrolled', async () => {
      await open(matrix);
      const frame = (await screen.findByRole('grid')).parentElement;
      if (!frame) throw new Error('The grid stands in a frame that scrolls');
      frame.scrollTop = 300;
      await userEvent.selectOptions(
        screen.getByRole('combobox', { name: 'Sorted' }),
        'what is furthest behind first',
      );
      expect(frame).toHaveProperty('scrollTop', 0);
      expect(screen.getByRole('grid').parentElement).toBe(frame);
    });

    it('says what is wrong with an order that does not exist', async () => {
      await open(matrix, '/matrix?sort=mood');
      expect(screen.getByTestId('bad-address')).toHaveTextContent('sort');
    });
  });

  it('has a way out of filters that match nothing', async () => {
    await open({ ...matrix, items: [], matching: 0 }, '/matrix?q=nothing');
    expect(await screen.findByTestId('matrix-empty')).toHaveTextContent(
      'No service matches these filters',
    );
  });

  it('keeps columns and order when the filters are given up', async () => {
    await open(
      { ...matrix, items: [], matching: 0 },
      '/matrix?q=nothing&by=environment&sort=behind',
    );
    await userEvent.click(
      await screen.findByRole('link', { name: 'Show all rollouts' }),
    );
    expect(screen.getByTestId('address')).toHaveTextContent(
      '?by=environment&sort=behind',
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
