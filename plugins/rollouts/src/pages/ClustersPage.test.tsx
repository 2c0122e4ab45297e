import { renderInTestApp, TestApiProvider } from '@backstage/test-utils';
import {
  renderSentence,
  sentence,
  type ClusterStatus,
  type WatchStatus,
} from '@rollouts-portal/plugin-rollouts-common';
import { act, screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { useLocation } from 'react-router-dom';

import { rolloutsApiRef } from '../api/RolloutsApi';
import { fleetRouteRef } from '../routes';
import { axeViolations } from '../testing/axeViolations';
import { FakeRolloutsApi } from '../testing/FakeRolloutsApi';
import {
  clusterStatus,
  minutesAgo,
  rolloutsOfEntity,
} from '../testing/rolloutFixtures';
import { RolloutsPage } from './RolloutsPage';

jest.setTimeout(30_000);

const rolloutWatch: WatchStatus = {
  group: 'argoproj.io',
  kind: 'Rollout',
  version: 'v1alpha1',
  state: 'live',
  since: minutesAgo(60),
  objects: 312,
  lastSyncedAt: minutesAgo(60),
  lastEventAt: minutesAgo(1),
  attempt: 0,
};
const grant = sentence('grant-everywhere', {
  resource: 'rollouts.argoproj.io',
  key: 'rollouts.clusters[1].token',
});
const live = clusterStatus({
  name: 'prod-eu',
  labels: { region: 'eu-west' },
  actions: 'open',
  watches: [rolloutWatch],
});
const partly = clusterStatus({
  name: 'prod-us',
  freshness: {
    state: 'partial',
    since: minutesAgo(10),
    problem: sentence('cluster-partial', { missing: 1, count: 3 }),
  },
  actions: 'no-actor',
  watches: [
    {
      ...rolloutWatch,
      state: 'partial',
      objects: 4,
      namespaces: {
        chosenBy: 'rights',
        watched: ['payments', 'web'],
        count: 5,
        denied: ['billing'],
        unwatched: 7,
      },
      grant,
    },
  ],
});
const away = clusterStatus({
  name: 'staging',
  environment: 'staging',
  freshness: {
    state: 'unreachable',
    since: minutesAgo(4),
    problem: sentence('cluster-refused', { key: 'rollouts.clusters[2].url' }),
  },
  watches: [
    {
      ...rolloutWatch,
      state: 'unreachable',
      objects: 0,
      attempt: 6,
      nextRetryAt: minutesAgo(-1),
      error: { code: 'ECONNREFUSED', reason: 'The connection was refused.' },
    },
  ],
});

function Address() {
  return <output data-testid="address">{useLocation().search}</output>;
}

async function open(
  clusters: readonly ClusterStatus[] = [live, partly, away],
  at = '/clusters',
) {
  const api = new FakeRolloutsApi(rolloutsOfEntity([]));
  api.clusterList = { items: [...clusters] };
  const { container } = await renderInTestApp(
    <TestApiProvider apis={[[rolloutsApiRef, api]]}>
      <RolloutsPage />
      <Address />
    </TestApiProvider>,
    { mountedRoutes: { '/': fleetRouteRef }, routeEntries: [at] },
  );
  return { api, container };
}

function names() {
  return within(screen.getByTestId('clusters'))
    .getAllByRole('button')
    .map(button => button.querySelector('strong')?.textContent);
}

function unfolded(name: string) {
  return within(
    screen.getByRole('list', { name: `What is watched in ${name}` }),
  );
}

describe('the page of clusters', () => {
  it('has what an operator can do something about first, and says what is wrong without a click', async () => {
    await open();
    expect(names()).toEqual(['staging', 'prod-us', 'prod-eu']);
    expect(
      screen.getByText(
        renderSentence(
          sentence('cluster-refused', { key: 'rollouts.clusters[2].url' }),
        ),
      ),
    ).toBeInTheDocument();
  });

  it('unfolds to how each kind is watched, and what to grant', async () => {
    await open();
    await userEvent.click(screen.getByRole('button', { name: /prod-us/ }));
    const kinds = unfolded('prod-us');
    expect(kinds.getByText('Rollout')).toBeInTheDocument();
    expect(kinds.getByText('argoproj.io/v1alpha1')).toBeInTheDocument();
    expect(kinds.getByText('payments, web and 3 more')).toBeInTheDocument();
    expect(kinds.getByText('billing')).toBeInTheDocument();
    expect(kinds.getByText(renderSentence(grant))).toBeInTheDocument();
    expect(screen.getByText(/no credentials for actions/)).toBeInTheDocument();
    expect(screen.getByTestId('address')).toHaveTextContent('?open=prod-us');
    await userEvent.click(screen.getByRole('button', { name: /prod-us/ }));
    expect(screen.queryByText('argoproj.io/v1alpha1')).not.toBeInTheDocument();
  });

  it('opens where its address says, with why and when it is tried again', async () => {
    await open([live, away], '/clusters?open=staging');
    const kinds = unfolded('staging');
    expect(kinds.getByText('6 (ECONNREFUSED)')).toBeInTheDocument();
    expect(kinds.getByText('Next try')).toBeInTheDocument();
  });

  it('tells what is wrong with the whole cluster once, not with each kind again', async () => {
    const { problem } = away.freshness;
    const watches = away.watches?.map(watch => ({ ...watch, problem }));
    await open([{ ...away, watches }], '/clusters?open=staging');
    expect(unfolded('staging').getByText('Rollout')).toBeInTheDocument();
    expect(screen.getAllByText(/^The API server refuses/)).toHaveLength(1);
  });

  it('shows one state, or what a word is found in, and all of them again', async () => {
    await open();
    await userEvent.click(screen.getByTestId('count-partial'));
    expect(names()).toEqual(['prod-us']);
    await userEvent.click(screen.getByTestId('count-partial'));
    expect(names()).toHaveLength(3);
    const search = screen.getByRole('searchbox');
    await userEvent.type(search, 'eu-west');
    expect(names()).toEqual(['prod-eu']);
    expect(screen.getByTestId('address')).toHaveTextContent('?q=eu-west');
    await userEvent.type(search, '!');
    expect(screen.getByTestId('no-match')).toBeInTheDocument();
    await userEvent.click(
      screen.getByRole('link', { name: 'Show all clusters' }),
    );
    expect(names()).toHaveLength(3);
    expect(screen.getByRole('searchbox')).toHaveFocus();
  });

  it('is live: what becomes of a cluster is drawn without a question', async () => {
    const { api } = await open();
    act(() =>
      api.emitClusters({
        event: 'changes',
        data: { items: [{ ...away, freshness: live.freshness }] },
      }),
    );
    await waitFor(() =>
      expect(names()).toEqual(['prod-us', 'prod-eu', 'staging']),
    );
    act(() =>
      api.emitClusters({
        event: 'changes',
        data: { items: [], names: ['prod-eu'] },
      }),
    );
    await waitFor(() => expect(names()).toEqual(['prod-eu']));
    expect(api.streamsOpened).toBe(1);
    expect(api.reads).toBe(0);
  });

  it('keeps what was chosen, and the focus on it, when the last cluster leaves that state', async () => {
    const { api } = await open([live, away]);
    await userEvent.click(screen.getByTestId('count-unreachable'));
    act(() =>
      api.emitClusters({
        event: 'changes',
        data: { items: [], names: ['prod-eu'] },
      }),
    );
    expect(await screen.findByTestId('no-match')).toBeInTheDocument();
    const counter = screen.getByTestId('count-unreachable');
    expect(counter).toHaveTextContent('0 unreachable');
    expect(counter).toHaveAttribute('aria-current', 'true');
    expect(counter).toHaveFocus();
    await userEvent.keyboard('{Enter}');
    expect(names()).toEqual(['prod-eu']);
    expect(screen.getByRole('link', { name: '1 cluster' })).toBeInTheDocument();
    expect(screen.queryByTestId('count-unreachable')).not.toBeInTheDocument();
  });

  it('keeps what was known when the portal is lost, and says since when', async () => {
    const { api } = await open();
    expect(screen.queryByText('When last seen:')).not.toBeInTheDocument();
    api.refusal = new Error('ECONNREFUSED');
    act(() => api.disconnect());
    expect(
      await screen.findByTestId('portal-lost', {}, { timeout: 5000 }),
    ).toHaveTextContent(/is lost since .*What is shown may be old/);
    expect(names()).toHaveLength(3);
    expect(
      screen.getAllByTestId('freshness').map(label => label.textContent),
    ).toEqual(Array(3).fill('connection to the portal lost'));
    expect(
      screen.getByRole('navigation', { name: 'Clusters by state' }),
    ).toHaveTextContent(/^When last seen:/);
  });

  it('says when there is none', async () => {
    await open([]);
    expect(screen.getByTestId('no-clusters')).toBeInTheDocument();
  });

  it('has nothing that axe finds wrong, folded or not', async () => {
    const { container } = await open(
      [live, partly, away],
      '/clusters?open=prod-us&open=prod-eu',
    );
    expect(await axeViolations(container)).toEqual([]);
  }, 60_000);
});
