import {
  EntityProvider,
  entityRouteRef,
} from '@backstage/plugin-catalog-react';
import { ResponseError } from '@backstage/errors';
import {
  MockFetchApi,
  registerMswTestHooks,
  renderInTestApp,
  TestApiProvider,
} from '@backstage/test-utils';
import { screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { http, HttpResponse } from 'msw';
import { setupServer } from 'msw/node';
import { Route, Routes } from 'react-router-dom';

import { RolloutsClient } from '../api/RolloutsClient';
import { rolloutsApiRef } from '../api/RolloutsApi';
import { fleetRouteRef } from '../routes';
import { axeViolations } from '../testing/axeViolations';
import { entity } from '../testing/rolloutFixtures';
import { EntityRolloutsCard } from './EntityRolloutsCard';
import { EntityRolloutsPage } from './EntityRolloutsPage';
import { RolloutsPage } from './RolloutsPage';

jest.setTimeout(60_000);

const server = setupServer();

const PLACES = {
  'the table': '/rollouts',
  'the matrix': '/rollouts/matrix',
  'the page of clusters': '/rollouts/clusters',
  'the page of a rollout':
    '/rollouts/prod-eu/argoproj.io/Rollout/payments/payments-api',
  'the tab of an entity': '/tab',
  'the card of an entity': '/card',
};
const PLACE_NAMES = Object.keys(PLACES) as (keyof typeof PLACES)[];
const PAGES = PLACE_NAMES.filter(place => place !== 'the card of an entity');

async function open(place: keyof typeof PLACES, fetch?: typeof global.fetch) {
  const client = new RolloutsClient({
    fetchApi: new MockFetchApi({
      baseImplementation: fetch,
      resolvePluginProtocol: {
        discoveryApi: {
          getBaseUrl: async id => `http://portal.test/api/${id}`,
        },
      },
    }),
  });
  const { container } = await renderInTestApp(
    <TestApiProvider apis={[[rolloutsApiRef, client]]}>
      <EntityProvider entity={entity}>
        <Routes>
          <Route path="/rollouts/*" element={<RolloutsPage />} />
          <Route path="/tab" element={<EntityRolloutsPage />} />
          <Route path="/card" element={<EntityRolloutsCard />} />
        </Routes>
      </EntityProvider>
    </TestApiProvider>,
    {
      mountedRoutes: {
        '/rollouts': fleetRouteRef,
        '/catalog/:namespace/:kind/:name': entityRouteRef,
      },
      routeEntries: [PLACES[place]],
    },
  );
  return container;
}

/** Whatever is asked of the portal, so it answers. */
function answer(reply: () => Response) {
  server.use(http.get('http://portal.test/api/rollouts/*', reply));
}

function error(status: number, name: string, message: string) {
  return HttpResponse.json(
    { error: { name, message }, response: { statusCode: status } },
    { status },
  );
}

describe('what the portal answers', () => {
  registerMswTestHooks(server);

  it.each(PLACE_NAMES)(
    'after a session that is over, leads from %s through the sign-in back to it',
    async place => {
      answer(() => error(401, 'AuthenticationError', 'Missing credentials'));
      await open(place);
      expect(
        await screen.findByText(/^Your session is over/),
      ).toBeInTheDocument();
      expect(
        screen.getByRole('link', { name: 'Sign in again' }),
      ).toHaveAttribute('href', PLACES[place]);
      expect(screen.queryByText(/You may not see/)).not.toBeInTheDocument();
    },
  );

  it.each(PLACE_NAMES)(
    'without the plugin in its backend, is told as that by %s',
    async place => {
      // As the root router of a Backstage backend has it: without a body.
      answer(() => new HttpResponse(null, { status: 404 }));
      await open(place);
      expect(
        await screen.findByText(/does not have the rollouts plugin/),
      ).toBeInTheDocument();
      expect(screen.queryByText(/You may not see/)).not.toBeInTheDocument();
    },
  );

  it.each(PAGES)('and what to install, by %s', async place => {
    answer(() => new HttpResponse(null, { status: 404 }));
    const container = await open(place);
    expect(await screen.findByRole('alert')).toHaveTextContent(
      "add @rollouts-portal/plugin-rollouts-backend to its backend, with the line backend.add(import('@rollouts-portal/plugin-rollouts-backend')).",
    );
    expect(await axeViolations(container)).toEqual([]);
  });

  it.each(PAGES)(
    'when something is not permitted, is told by %s with the permission',
    async place => {
      answer(() => error(403, 'NotAllowedError', 'the policy says no'));
      await open(place);
      expect(await screen.findByTestId('denied')).toHaveTextContent(
        'the permission rollouts.read.The portal says: the policy says no',
      );
    },
  );

  it.each(PLACE_NAMES)(
    'when it breaks, is asked again at once by who does not want to wait in %s',
    async place => {
      let asked = 0;
      answer(() => {
        asked += 1;
        return new HttpResponse('upstream timed out', { status: 502 });
      });
      await open(place);
      const again = await screen.findByRole('button', {
        name: 'Try again now',
      });
      expect(
        screen.getByText(/^The rollouts cannot be read/),
      ).toBeInTheDocument();
      const before = asked;
      answer(() => error(401, 'AuthenticationError', 'Missing credentials'));
      await userEvent.click(again);
      expect(
        await screen.findByText(/^Your session is over/),
      ).toBeInTheDocument();
      expect(asked).toBe(before);
    },
  );

  it('to who asks for a token in vain, is a session that is over', async () => {
    await open('the table', () =>
      Promise.reject(
        Object.assign(new Error('Login failed, rejected by user'), {
          name: 'RejectedError',
        }),
      ),
    );
    expect(await screen.findByTestId('signed-out')).toBeInTheDocument();
  });

  it('with which it asks for a token, may be a 401, too', async () => {
    const refused = await ResponseError.fromResponse(
      new Response(null, { status: 401 }),
    );
    await open('the table', () => Promise.reject(refused));
    expect(await screen.findByTestId('signed-out')).toBeInTheDocument();
  });

  it.each(['the table', 'the matrix'] as const)(
    'to an address that makes no sense to it, is told by %s as that, with a way out',
    async place => {
      answer(() =>
        error(400, 'InputError', 'The parameter cursor is none that it gave'),
      );
      await open(place);
      expect(await screen.findByTestId('bad-address')).toHaveTextContent(
        'The parameter cursor is none that it gave',
      );
      expect(
        screen.getByRole('link', { name: 'Show all rollouts' }),
      ).toHaveAttribute('href', PLACES[place]);
      expect(
        screen.queryByText(/could not be reached/),
      ).not.toBeInTheDocument();
    },
  );

  it.each(['the page of a rollout', 'the tab of an entity'] as const)(
    'to %s that it makes no sense, is not told as an outage',
    async place => {
      answer(() => error(400, 'InputError', 'There is no such kind'));
      await open(place);
      expect(await screen.findByTestId('bad-address')).toHaveTextContent(
        'There is no such kind',
      );
      expect(
        screen.queryByText(/could not be reached/),
      ).not.toBeInTheDocument();
    },
  );

  it('to the card of an entity that it makes no sense, is told with what it says', async () => {
    answer(() => error(400, 'InputError', 'There is no such kind'));
    await open('the card of an entity');
    expect(await screen.findByText('There is no such kind')).toBeVisible();
    expect(
      screen.queryByRole('button', { name: 'Try again now' }),
    ).not.toBeInTheDocument();
  });

  it('when no answer comes, is told as that', async () => {
    answer(() => HttpResponse.error());
    await open('the table');
    expect(await screen.findByTestId('broken')).toHaveTextContent(
      'could not be reached, or had no answer',
    );
  });

  it('to whom there is no such rollout, or may not see it, is the same', async () => {
    answer(() => error(404, 'NotFoundError', 'No rollout'));
    await open('the page of a rollout');
    expect(await screen.findByTestId('no-rollout')).toBeInTheDocument();
  });

  it('that there is no such component, is told by its tab', async () => {
    answer(() => error(404, 'NotFoundError', 'No entity'));
    await open('the tab of an entity');
    expect(await screen.findByTestId('no-entity')).toHaveTextContent(
      'There is no such component',
    );
  });
});
