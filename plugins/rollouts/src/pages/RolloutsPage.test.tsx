import { NotFoundError, ResponseError } from '@backstage/errors';
import { entityRouteRef } from '@backstage/plugin-catalog-react';
import { renderInTestApp, TestApiProvider } from '@backstage/test-utils';
import {
  renderSentence,
  sentence,
  type FleetPage,
} from '@rollouts-portal/plugin-rollouts-common';
import { act, screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { useLocation } from 'react-router-dom';

import { rolloutsApiRef } from '../api/RolloutsApi';
import { fleetRouteRef } from '../routes';
import { argoCdSummary } from '../testing/argoCdFixtures';
import { axeViolations } from '../testing/axeViolations';
import { FakeRolloutsApi } from '../testing/FakeRolloutsApi';
import {
  abortedCanary,
  asViewer,
  blueGreenWaiting,
  clusterStatus,
  fleetPage,
  healthyCanary,
  minutesAgo,
  pausedCanary,
  progressingCanary,
  rolloutsOfEntity,
  timedPause,
} from '../testing/rolloutFixtures';
import { RolloutsPage } from './RolloutsPage';

const stale = {
  state: 'stale' as const,
  since: minutesAgo(4),
  problem: sentence('cluster-connection-lost'),
};
const waiting = pausedCanary();
const aborted = abortedCanary({ name: 'ledger' });
const moving = progressingCanary({ name: 'profile' });
const healthy = healthyCanary({ name: 'catalog' });
const outdated = pausedCanary({
  name: 'mailer',
  cluster: 'prod-ap',
  freshness: stale,
});
const ROWS = [waiting, outdated, aborted, moving, healthy];
const CLUSTERS = [
  clusterStatus(),
  clusterStatus({ name: 'prod-ap', freshness: stale }),
];

// Pages of many roles, on machines with much else to do.
jest.setTimeout(30_000);

function Address() {
  const { pathname, search } = useLocation();
  return <output data-testid="address">{`${pathname}${search}`}</output>;
}

async function open(api: FakeRolloutsApi, at = '/') {
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
  return container;
}

function showing(page: FleetPage = fleetPage(ROWS, { clusters: CLUSTERS })) {
  return new FakeRolloutsApi(rolloutsOfEntity(ROWS), () => page);
}

function row(rollout: { id: string }) {
  return within(screen.getByTestId(`row-${rollout.id}`));
}

function describedAs(button: HTMLElement): string {
  const ids = (button.getAttribute('aria-describedby') ?? '').split(' ');
  return ids.map(id => document.getElementById(id)?.textContent).join(' ');
}

describe('the page over the fleet', () => {
  it('has a row for each rollout, in the order of the backend, with all that a glance needs', async () => {
    await open(showing());
    const table = within(screen.getByRole('grid'));
    expect(
      table.getAllByRole('rowheader').map(({ textContent }) => textContent),
    ).toEqual([
      'payments-apipayments',
      'mailerpayments',
      'ledgerpayments',
      'profilepayments',
      'catalogpayments',
    ]);
    const first = row(waiting);
    expect(first.getByText('Paused · waits for a person')).toBeInTheDocument();
    expect(first.getByText(renderSentence(waiting.why))).toBeInTheDocument();
    expect(first.getByText('4 of 8')).toBeInTheDocument();
    expect(first.getByText('of traffic')).toBeInTheDocument();
    expect(first.getByText('2.4.1')).toBeInTheDocument();
    expect(first.getByText('from 2.4.0')).toBeInTheDocument();
    expect(first.getByText('prod-eu')).toHaveTextContent('prod-euproduction');
    expect(first.getByText('12 min')).toBeInTheDocument();
  });

  it('goes by the clock of the cluster where that is another than the portal’s', async () => {
    const off = {
      ...waiting,
      freshness: { ...waiting.freshness, clockAhead: 7_200 },
    };
    await open(
      showing(
        fleetPage([off], {
          clusters: [clusterStatus({ freshness: off.freshness })],
        }),
      ),
    );
    expect(row(off).getByText('2 h 12 min')).toBeInTheDocument();
  });

  it('has nothing that axe finds wrong', async () => {
    const container = await open(showing());
    expect(await axeViolations(container)).toEqual([]);
  }, 60_000);

  it('has a word and a mark for what Argo CD says, where it says anything', async () => {
    const synced = pausedCanary({ argoCd: argoCdSummary() });
    const drifted = pausedCanary({
      name: 'cart',
      argoCd: argoCdSummary({ sync: 'OutOfSync' }),
    });
    const blocking = pausedCanary({
      name: 'basket',
      argoCd: argoCdSummary({ sync: 'OutOfSync', syncWaits: true }),
    });
    // Of an app that only the rollout names nothing is known.
    const unseen = pausedCanary({
      name: 'wishes',
      argoCd: argoCdSummary({ sync: undefined, revision: undefined }),
    });
    await open(showing(fleetPage([synced, drifted, blocking, unseen, moving])));
    const words = [synced, drifted, blocking].map(each => {
      const mark = row(each).getByTestId('row-sync');
      expect(mark.querySelector('svg')).toBeInTheDocument();
      expect(mark).toHaveAttribute('title', 'Argo CD payments-prod');
      return mark.textContent;
    });
    expect(words).toEqual([
      'Argo CD: Synced',
      'Argo CD: OutOfSync',
      'Argo CD: sync waits for it',
    ]);
    expect(row(unseen).queryByTestId('row-sync')).toBeNull();
    expect(row(moving).queryByTestId('row-sync')).toBeNull();
  });

  it('tells wanted from actual weight, a share of pods from traffic, and a switch from a share', async () => {
    const pods = timedPause({ name: 'cart' });
    const blueGreen = blueGreenWaiting({ name: 'web' });
    await open(showing(fleetPage([moving, pods, blueGreen])));
    expect(row(moving).getByText('of traffic, wants 40 %')).toBeInTheDocument();
    expect(row(pods).getByText('of pods')).toBeInTheDocument();
    expect(row(blueGreen).getByText('all to active')).toBeInTheDocument();
    expect(row(blueGreen).getByText('blue-green')).toBeInTheDocument();
  });

  it('shows the step at which an abort came, though the controller counts from 0 again', async () => {
    await open(showing());
    expect(row(aborted).getByText('4 of 8')).toBeInTheDocument();
  });

  it('says how long only where that was seen', async () => {
    const unseen = healthyCanary({ name: 'unseen', since: undefined });
    await open(showing(fleetPage([unseen])));
    expect(
      row(unseen).getByText('since when was not seen'),
    ).toBeInTheDocument();
  });

  it('counts all states, also those that are not on this page, and each counter is a filter', async () => {
    const api = showing();
    await open(api);
    const counter = screen.getByTestId('count-waiting');
    expect(counter).toHaveTextContent('2 waiting for a person');
    expect(screen.getByTestId('count-moving')).toHaveTextContent(
      '1 moving by themselves',
    );
    expect(screen.queryByTestId('count-unknown')).not.toBeInTheDocument();
    expect(screen.getByTestId('count-all')).toHaveAttribute('aria-current');

    await userEvent.click(counter);
    expect(screen.getByTestId('address')).toHaveTextContent(
      /^\/\?waitingFor=human$/,
    );
    expect(counter).toHaveAttribute('aria-current', 'true');
    expect(api.queries.at(-1)).toMatchObject({ waitingFor: ['human'] });
  });

  it('says how many of the waiting ones this person may act on, where that is not all', async () => {
    const { totals } = fleetPage(ROWS);
    await open(
      showing(fleetPage(ROWS, { totals: { ...totals, waitingForYou: 1 } })),
    );
    expect(screen.getByTestId('count-waiting')).toHaveTextContent(
      '2 waiting for a person 1 you may act on',
    );
  });

  it('searches while one types, and has what was searched in the address', async () => {
    const api = showing();
    await open(api, '/?phase=Paused&cursor=abc');
    await userEvent.type(
      screen.getByRole('searchbox', { name: /^Search/ }),
      'web api',
    );
    await waitFor(() =>
      expect(screen.getByTestId('address')).toHaveTextContent(
        '/?q=web+api&phase=Paused',
      ),
    );
    const asked = api.queries.at(-1);
    expect(asked).toMatchObject({ q: 'web api', phase: ['Paused'] });
    // A cursor of another list would lead nowhere.
    expect(asked?.cursor).toBeUndefined();
  });

  describe('the facets', () => {
    const counted: FleetPage['facets'] = [
      { by: 'cluster', values: [{ value: 'prod-ap', count: 7 }], further: 0 },
      {
        by: 'owner',
        values: Array.from({ length: 50 }, (_, index) => ({
          value: `group:default/team-${index}`,
          count: 50 - index,
        })),
        further: 30,
      },
    ];
    const facet = (name: string) =>
      within(screen.getByRole('group', { name: `${name}` }));

    function counting() {
      const api = showing();
      const { fleetPage: answer } = api;
      api.fleetPage = query => {
        const page = answer(query);
        return page && { ...page, facets: counted };
      };
      return api;
    }

    it('say how many rollouts each choice would show, narrow to it, and give it up again', async () => {
      const api = counting();
      await open(api);
      expect(api.queries.at(-1)?.facet).toEqual([
        'environment',
        'owner',
        'provider',
        'waitingFor',
        'cluster',
      ]);
      const choice = facet('Cluster').getByRole('checkbox', {
        name: /^prod-ap ?7$/,
      });
      await userEvent.click(choice);
      expect(screen.getByTestId('address')).toHaveTextContent(
        '/?cluster=prod-ap',
      );
      expect(choice).toBeChecked();
      await userEvent.click(
        screen.getByRole('link', {
          name: 'Cluster prod-ap: give up this filter',
        }),
      );
      expect(screen.getByTestId('address')).toHaveTextContent(/^\/$/);
    });

    it('take away all that is chosen at once, and leave the order', async () => {
      await open(counting(), '/?cluster=prod-ap&phase=Paused&q=web&sort=name');
      await userEvent.click(
        screen.getByRole('link', { name: 'Reset filters' }),
      );
      expect(screen.getByTestId('address')).toHaveTextContent(
        /^\/\?sort=name$/,
      );
    });

    it('count only what is unfolded, and unfold what is chosen', async () => {
      const api = counting();
      await open(api, '/?strategy=canary');
      expect(api.queries.at(-1)?.facet).toContain('strategy');
      expect(
        facet('Strategy').getByRole('checkbox', { name: /^canary ?0$/ }),
      ).toBeChecked();
      await userEvent.click(screen.getByRole('button', { name: 'Version' }));
      expect(api.queries.at(-1)?.facet).toContain('tag');
      await userEvent.click(screen.getByRole('button', { name: 'Owner' }));
      expect(api.queries.at(-1)?.facet).not.toContain('owner');
    });

    it('show a few values of many, the chosen ones first, and find the rarest by their name', async () => {
      const api = counting();
      const { fleetPage: answer } = api;
      api.fleetPage = query => {
        const page = answer(query);
        return page && query.facetWord === 'rare'
          ? {
              ...page,
              facets: [
                {
                  by: 'owner',
                  values: [{ value: 'group:default/rarely-seen', count: 1 }],
                  further: 0,
                },
              ],
            }
          : page;
      };
      await open(api, '/?owner=group:default/team-40');
      const owner = facet('Owner');
      const names = () =>
        owner
          .getAllByRole('checkbox')
          .map(box => box.closest('label')?.textContent);
      expect(names()).toHaveLength(6);
      expect(names()[0]).toBe('team-4010');
      await userEvent.type(
        owner.getByRole('searchbox', { name: 'Search in Owner' }),
        'rare',
      );
      expect(
        await owner.findByRole('checkbox', { name: /^rarely-seen ?1$/ }),
      ).toBeInTheDocument();
      expect(api.queries.at(-1)).toMatchObject({
        facet: ['owner'],
        facetWord: 'rare',
        limit: 1,
      });
    });
  });

  describe('more rows than fit', () => {
    const many = Array.from({ length: 300 }, (_, index) =>
      pausedCanary({ name: `web-${String(index).padStart(3, '0')}` }),
    );
    function paged() {
      const api = new FakeRolloutsApi(rolloutsOfEntity(many), query => {
        const from = Number(query.cursor ?? 0);
        const to = from + query.limit;
        return fleetPage(many.slice(from, to), {
          matching: many.length,
          before: from,
          ...(to < many.length && { next: String(to) }),
        });
      });
      return api;
    }
    const names = () =>
      screen.getAllByRole('rowheader').map(header => header.textContent ?? '');

    it('draws the rows that can be seen, and says how many there are and which these are', async () => {
      await open(paged());
      expect(screen.getByRole('grid')).toHaveAttribute('aria-rowcount', '301');
      expect(names().length).toBeLessThan(40);
      expect(screen.getByTestId(`row-${many[0]?.id}`)).toHaveAttribute(
        'aria-rowindex',
        '2',
      );
    });

    it('is gone through by keys, and reads on where the rows end', async () => {
      const api = paged();
      await open(api);
      const first = screen.getByRole('link', { name: 'web-000' });
      first.focus();
      await userEvent.keyboard('j{ArrowDown}');
      expect(screen.getByRole('link', { name: 'web-002' })).toHaveFocus();
      await userEvent.keyboard('k');
      expect(screen.getByRole('link', { name: 'web-001' })).toHaveFocus();
      await userEvent.keyboard('{End}');
      expect(
        await screen.findByRole('link', { name: 'web-099' }),
      ).toHaveFocus();
      await userEvent.keyboard('{Home}');
      expect(
        await screen.findByRole('link', { name: 'web-000' }),
      ).toHaveFocus();
    });

    it('has keys for the search, for clearing it, and for help with the keys', async () => {
      await open(paged());
      await userEvent.keyboard('/');
      const search = screen.getByRole('searchbox', { name: /^Search name/ });
      expect(search).toHaveFocus();
      await userEvent.type(search, 'web');
      await waitFor(() =>
        expect(screen.getByTestId('address')).toHaveTextContent('q=web'),
      );
      await userEvent.keyboard('{ArrowDown}');
      expect(screen.getByRole('link', { name: 'web-000' })).toHaveFocus();
      await userEvent.keyboard('/{Escape}');
      await waitFor(() =>
        expect(screen.getByTestId('address')).not.toHaveTextContent('q='),
      );
      await userEvent.keyboard('{ArrowDown}?');
      expect(
        await screen.findByRole('dialog', { name: 'Keys' }),
      ).toBeInTheDocument();
    });
  });

  it('is sorted by its columns, either way, and says by which it is', async () => {
    const api = showing();
    await open(api);
    const header = () => screen.getByRole('columnheader', { name: 'Cluster' });
    const press = () =>
      userEvent.click(screen.getByRole('link', { name: 'Cluster' }));
    await press();
    expect(screen.getByTestId('address')).toHaveTextContent('/?sort=cluster');
    expect(header()).toHaveAttribute('aria-sort', 'ascending');
    expect(api.queries.at(-1)?.sort).toBe('cluster');
    await press();
    expect(screen.getByTestId('address')).toHaveTextContent(
      '/?sort=cluster%2Cdesc',
    );
    expect(header()).toHaveAttribute('aria-sort', 'descending');
    expect(api.queries.at(-1)?.sort).toBe('cluster,desc');
    expect(
      screen.getByText(/by cluster from Z to A/, { exact: false }),
    ).toBeInTheDocument();
    await press();
    expect(screen.getByTestId('address')).toHaveTextContent(/^\/\??$/);
    expect(header()).not.toHaveAttribute('aria-sort');
    expect(screen.getByRole('columnheader', { name: 'State' })).toHaveAttribute(
      'aria-sort',
      'descending',
    );
  });

  it('is sorted as its address says, and turned round by the keyboard', async () => {
    const api = showing();
    await open(api, '/?sort=updated,asc');
    expect(api.queries.at(-1)?.sort).toBe('updated,asc');
    const age = screen.getByRole('columnheader', { name: 'For' });
    // What came into its state first has been in it for the longest time.
    expect(age).toHaveAttribute('aria-sort', 'descending');
    screen.getByRole('link', { name: 'Service' }).focus();
    await userEvent.keyboard('{Enter}');
    await userEvent.keyboard('{Enter}');
    expect(screen.getByTestId('address')).toHaveTextContent(
      '/?sort=name%2Cdesc',
    );
    expect(screen.getByRole('link', { name: 'Service' })).toHaveFocus();
  });

  it('says what is wrong with a direction that there is not', async () => {
    await open(showing(), '/?sort=name,down');
    expect(await screen.findByTestId('bad-address')).toHaveTextContent(
      /sort.*name,desc/,
    );
  });

  it('leaves the rows where they are while somebody is at them, and says what has changed', async () => {
    const api = showing();
    await open(api);
    const names = () =>
      screen.getAllByRole('rowheader').map(header => header.textContent);
    const order = names();
    await userEvent.hover(screen.getByRole('link', { name: waiting.name }));
    const { totals } = fleetPage(ROWS);
    act(() =>
      api.emitFleet({
        event: 'changes',
        data: {
          rows: [],
          ids: [outdated, aborted, moving, healthy].map(({ id }) => id),
          totals,
          matching: 4,
          before: 0,
        },
      }),
    );
    const pill = await screen.findByRole('button', { name: /^1 change of/ });
    expect(names()).toEqual(order);
    expect(
      row(waiting).getByText('no longer in this list'),
    ).toBeInTheDocument();
    expect(row(waiting).queryByRole('button')).toBeNull();

    await userEvent.click(pill);
    expect(names()).toEqual(order.slice(1));
    expect(screen.queryByTestId('fleet-changes')).toBeNull();
  });

  it('keeps what it showed until there is an answer to a new question, and says so', async () => {
    const api = showing();
    const { fleetPage: answer } = api;
    api.fleetPage = query =>
      query.phase.length > 0 ? undefined : answer(query);
    await open(api);
    await userEvent.click(screen.getByTestId('count-degraded'));
    expect(row(waiting).getByText('4 of 8')).toBeInTheDocument();
    expect(
      screen.getByRole('grid', { name: 'Rollouts' }).parentElement,
    ).toHaveAttribute('aria-busy', 'true');
    expect(screen.queryByText('5 rollouts')).not.toBeInTheDocument();
  });

  it('pages through a long list by its address', async () => {
    const page = fleetPage(ROWS, {
      before: 50,
      matching: 302,
      next: 'after',
      previous: 'earlier',
    });
    await open(showing(page), '/?phase=Paused&cursor=here');
    const pages = within(screen.getByRole('navigation', { name: 'Pages' }));
    expect(pages.getByText(/^51–55 of 302/)).toBeInTheDocument();
    expect(pages.getByRole('link', { name: 'Previous' })).toHaveAttribute(
      'href',
      '/?phase=Paused&cursor=earlier',
    );
    expect(pages.getByRole('link', { name: 'Next' })).toHaveAttribute(
      'href',
      '/?phase=Paused&cursor=after',
    );
  });

  it('follows what changes without a reload', async () => {
    const api = showing();
    await open(api);
    const [next] = fleetPage([progressingCanary()]).items;
    if (!next) throw new Error('no row');
    const { totals, matching, before } = fleetPage(ROWS);
    act(() =>
      api.emitFleet({
        event: 'changes',
        data: {
          rows: [next],
          totals: { ...totals, waiting: 1 },
          matching,
          before,
        },
      }),
    );
    expect(await row(waiting).findByText('5 of 8')).toBeInTheDocument();
    expect(screen.getByTestId('count-waiting')).toHaveTextContent('1');
  });

  describe('a name leads', () => {
    it('to the tab of the component that owns the rollout', async () => {
      const owned = pausedCanary({
        ownership: {
          entityRef: 'component:default/payments-api',
          source: 'workload',
        },
      });
      await open(showing(fleetPage([owned])));
      expect(
        screen.getByRole('link', { name: 'payments-api' }),
      ).toHaveAttribute(
        'href',
        `/catalog/default/component/payments-api/rollouts?rollout=${encodeURIComponent(
          owned.id,
        )}`,
      );
    });

    it('else to a page of the rollout itself, with all of its detail', async () => {
      await open(showing());
      await userEvent.click(screen.getByRole('link', { name: 'ledger' }));
      expect(screen.getByTestId('address')).toHaveTextContent(`/${aborted.id}`);
      expect(await screen.findByTestId('rollout-why')).toHaveTextContent(
        renderSentence(aborted.why),
      );
    });
  });

  describe('the action of a row', () => {
    it('is what moves it on, names its rollout, and opens the preview', async () => {
      const api = showing();
      await open(api);
      const promote = row(waiting).getByRole('button');
      expect(promote).toHaveAccessibleName(
        'Promote to step 5 payments-api, prod-eu',
      );
      await userEvent.click(promote);
      const dialog = within(await screen.findByRole('dialog'));
      await userEvent.click(
        await dialog.findByRole('button', { name: /^Promote to/ }),
      );
      await waitFor(() => expect(api.acted).toHaveLength(1));
      expect(api.acted[0]).toMatchObject({
        rolloutId: waiting.id,
        request: { verb: 'promote' },
      });
    });

    it('is the way back for what moves by itself, and none for what is at rest', async () => {
      await open(showing());
      expect(row(moving).getByRole('button')).toHaveAccessibleName(/^Abort…/);
      expect(row(aborted).getByRole('button')).toHaveAccessibleName(/^Retry/);
      expect(row(healthy).queryByRole('button')).not.toBeInTheDocument();
    });

    it('stays to be seen where it is not permitted, and says which permission is missing', async () => {
      await open(showing(fleetPage([asViewer(waiting)])));
      const button = row(waiting).getByRole('button');
      expect(button).toHaveAttribute('aria-disabled', 'true');
      expect(describedAs(button)).toContain('rollouts.promote');
    });

    it('keeps its dialog open when the row leaves the list', async () => {
      const api = showing();
      await open(api);
      await userEvent.click(row(waiting).getByRole('button'));
      const dialog = await screen.findByRole('dialog');
      const { totals } = fleetPage(ROWS);
      act(() =>
        api.emitFleet({
          event: 'changes',
          data: { rows: [], ids: [], totals, matching: 0, before: 0 },
        }),
      );
      expect(
        await row(waiting).findByText('no longer in this list'),
      ).toBeInTheDocument();
      expect(dialog).toBeInTheDocument();
      expect(within(dialog).queryByText(/is gone/)).not.toBeInTheDocument();
    });
  });

  describe('a cluster that is not seen as it is now', () => {
    it('is named with its trouble, and marks its own rows only', async () => {
      await open(showing());
      const strip = screen.getByTestId('clusters-not-live');
      expect(strip).toHaveTextContent('1 of 2 clusters live');
      expect(strip).toHaveTextContent(
        renderSentence(sentence('cluster-connection-lost')),
      );
      expect(row(outdated).getByTestId('row-not-live')).toHaveTextContent(
        /^stale for \d min$/,
      );
      expect(row(waiting).queryByTestId('row-not-live')).toBeNull();
      const promote = row(outdated).getByRole('button');
      expect(promote).toHaveAttribute('aria-disabled', 'true');
      expect(describedAs(promote)).toContain('no current view');
    });

    it('does not fill the page where many are in trouble', async () => {
      const clusters = Array.from({ length: 9 }, (_, index) =>
        clusterStatus({ name: `edge-${index}`, freshness: stale }),
      );
      await open(showing(fleetPage(ROWS, { clusters })));
      const strip = within(screen.getByTestId('clusters-not-live'));
      expect(strip.getByText('6 more that are not live')).toBeInTheDocument();
    });

    it('is told before those that are only being read', async () => {
      const read = Array.from({ length: 9 }, (_, index) =>
        clusterStatus({
          name: `edge-${index}`,
          freshness: { state: 'syncing', since: minutesAgo(0) },
        }),
      );
      const broken = clusterStatus({ name: 'prod-us', freshness: stale });
      await open(showing(fleetPage(ROWS, { clusters: [...read, broken] })));
      const [first] = within(
        screen.getByTestId('clusters-not-live'),
      ).getAllByRole('listitem');
      expect(first).toHaveTextContent(/^prod-us/);
    });
  });

  describe('without rows', () => {
    it('is a skeleton while nothing is known', async () => {
      await open(new FakeRolloutsApi(undefined));
      expect(
        screen.getByRole('status', { name: 'Loading rollouts' }),
      ).toBeInTheDocument();
    });

    it('says what to configure when there is no cluster', async () => {
      await open(showing(fleetPage([], { configured: false, clusters: [] })));
      expect(screen.getByTestId('no-cluster')).toHaveTextContent(
        'rollouts.clusters',
      );
    });

    it('names the permission when the person may see nothing', async () => {
      await open(showing(fleetPage([], { permitted: false, clusters: [] })));
      expect(screen.getByTestId('denied')).toHaveTextContent('rollouts.read');
    });

    it('has a way out of filters that match nothing', async () => {
      const container = await open(showing(fleetPage([])), '/?q=nothing');
      expect(
        screen.getByText(/No rollout matches these filters/),
      ).toBeInTheDocument();
      expect(
        screen.getByRole('link', { name: 'Show all rollouts' }),
      ).toHaveAttribute('href', '/');
      expect(await axeViolations(container)).toEqual([]);
    }, 60_000);

    it('names the clusters that were read when there is nothing in them', async () => {
      await open(showing(fleetPage([])));
      expect(screen.getByText(/Read: prod-eu\./)).toBeInTheDocument();
    });

    it('names no cluster to who may know of none', async () => {
      await open(showing(fleetPage([], { clusters: [] })));
      expect(
        screen.getByText('There is no rollout that you may see.'),
      ).toBeInTheDocument();
    });

    it('says what is wrong with an address that asks for what does not exist', async () => {
      const api = showing();
      await open(api, '/?phase=Broken');
      expect(screen.getByTestId('bad-address')).toHaveTextContent(
        /phase: "Broken" is none of .*Degraded/,
      );
      expect(api.queries).toEqual([]);
    });

    it('says that it cannot be read, and why', async () => {
      const api = showing();
      api.refusal = new Error('the portal is being restarted');
      await open(api);
      expect(await screen.findByRole('alert')).toHaveTextContent(
        'the portal is being restarted',
      );
    });
  });

  it('keeps the last state when the connection is lost, and closes what needs it', async () => {
    jest.useFakeTimers({ advanceTimers: true });
    try {
      const api = showing();
      await open(api);
      api.refusal = new Error('gone');
      act(() => api.disconnect());
      await act(() => jest.advanceTimersByTimeAsync(4000));
      expect(screen.getByTestId('portal-lost')).toBeInTheDocument();
      expect(
        screen.getByText(/^When last seen: \d+ of \d+ clusters live$/),
      ).toBeInTheDocument();
      expect(describedAs(row(waiting).getByRole('button'))).toBe(
        'The connection to the portal is lost.',
      );
    } finally {
      jest.useRealTimers();
    }
  });

  describe('on a phone', () => {
    const { matchMedia } = window;
    beforeEach(() => {
      window.matchMedia = query => ({
        ...matchMedia(query),
        matches: query.includes('max-width'),
      });
    });
    afterEach(() => {
      window.matchMedia = matchMedia;
    });

    it('has cards instead of a table, with the same content', async () => {
      const container = await open(showing());
      expect(screen.queryByRole('table')).not.toBeInTheDocument();
      const cards = within(screen.getByRole('list', { name: 'Rollouts' }));
      expect(cards.getAllByRole('link')).toHaveLength(ROWS.length);
      expect(row(waiting).getByText('of traffic')).toBeInTheDocument();
      expect(row(waiting).getByRole('button')).toBeInTheDocument();
      expect(await axeViolations(container)).toEqual([]);
    }, 60_000);
  });
});

describe('the page of one rollout', () => {
  it('previews what is pressed and follows the rollout', async () => {
    const api = showing();
    await open(api, `/${waiting.id}`);
    await userEvent.click(
      await screen.findByRole('button', { name: 'Promote to step 5' }),
    );
    expect(await screen.findByRole('dialog')).toHaveTextContent(
      'Promote payments-api',
    );
    act(() => api.emit({ event: 'rollout', data: progressingCanary() }));
    await waitFor(() =>
      expect(screen.getByTestId('rollout-why')).toHaveTextContent(
        renderSentence(progressingCanary().why),
      ),
    );
  });

  it('has nothing that axe finds wrong', async () => {
    const container = await open(showing(), `/${aborted.id}`);
    await screen.findByTestId('rollout-why');
    expect(await axeViolations(container)).toEqual([]);
  }, 60_000);

  it('says that there is none, whether it went or may not be seen', async () => {
    const api = showing();
    api.refusal = await ResponseError.fromResponse(
      new Response(
        JSON.stringify({
          error: new NotFoundError('No rollout'),
          response: { statusCode: 404 },
        }),
        { status: 404, headers: { 'content-type': 'application/json' } },
      ),
    );
    await open(api, `/${waiting.id}`);
    expect(await screen.findByTestId('no-rollout')).toHaveTextContent(
      'There is no such rollout',
    );
    expect(
      screen.getByRole('link', { name: 'Show all rollouts' }),
    ).toHaveAttribute('href', '/');
  });
});
