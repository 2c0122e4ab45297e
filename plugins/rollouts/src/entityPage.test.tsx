import {
  CatalogEntityPage,
  catalogPlugin,
  DefaultEntityPresentationApi,
  EntityLayout,
  EntitySwitch,
} from '@backstage/plugin-catalog';
import {
  catalogApiRef,
  entityPresentationApiRef,
  MockStarredEntitiesApi,
  starredEntitiesApiRef,
} from '@backstage/plugin-catalog-react';
import { catalogApiMock } from '@backstage/plugin-catalog-react/testUtils';
import {
  mockApis,
  renderInTestApp,
  TestApiProvider,
} from '@backstage/test-utils';
import { renderSentence } from '@rollouts-portal/plugin-rollouts-common';
import { screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import type { ReactElement } from 'react';
import { Route, useRoutes, type PathRouteProps } from 'react-router-dom';

import { rolloutsApiRef } from './api/RolloutsApi';
import {
  EntityRolloutsCard,
  EntityRolloutsContent,
  isRolloutsAvailable,
} from './index';
import { FakeRolloutsApi } from './testing/FakeRolloutsApi';
import {
  entity,
  pausedCanary,
  rolloutsOfEntity,
} from './testing/rolloutFixtures';

const rollout = pausedCanary();
const ADDRESS = '/catalog/default/component/payments-api';

// As in docs/operator-guide.md.
const entityPage = (
  <EntityLayout>
    <EntityLayout.Route path="/" title="Overview">
      <EntitySwitch>
        <EntitySwitch.Case if={isRolloutsAvailable}>
          <EntityRolloutsCard />
        </EntitySwitch.Case>
      </EntitySwitch>
    </EntityLayout.Route>
    <EntityLayout.Route
      path="/rollouts"
      title="Rollouts"
      if={isRolloutsAvailable}
    >
      <EntityRolloutsContent />
    </EntityLayout.Route>
  </EntityLayout>
);

/** As FlatRoutes of a portal, with one route: whatever follows its path, its children are its outlet. */
function PortalRoutes({
  children: {
    props: { path, element, children },
  },
}: {
  children: ReactElement<PathRouteProps>;
}) {
  return useRoutes([
    {
      path: `${path}/*`,
      element,
      children: [{ path: '*', element: children }],
    },
  ]);
}

async function open(address: string, of = entity) {
  await renderInTestApp(
    <TestApiProvider
      apis={[
        [rolloutsApiRef, new FakeRolloutsApi(rolloutsOfEntity([rollout]))],
        [catalogApiRef, catalogApiMock({ entities: [of] })],
        [starredEntitiesApiRef, new MockStarredEntitiesApi()],
        [entityPresentationApiRef, DefaultEntityPresentationApi.createLocal()],
        [mockApis.permission.factory().api, mockApis.permission()],
      ]}
    >
      <PortalRoutes>
        <Route
          path="/catalog/:namespace/:kind/:name"
          element={<CatalogEntityPage />}
        >
          {entityPage}
        </Route>
      </PortalRoutes>
    </TestApiProvider>,
    {
      routeEntries: [address],
      mountedRoutes: { '/catalog': catalogPlugin.routes.catalogIndex },
    },
  );
  // The first one waits for the catalog's own page to be loaded.
  await screen.findByRole('tab', { name: 'Overview' }, { timeout: 15_000 });
}

jest.setTimeout(30_000);

describe('an entity page of the old frontend system', () => {
  it('has the card on its overview, whose links lead to the tab and the rollout', async () => {
    await open(ADDRESS);
    expect(
      await screen.findByText(renderSentence(rollout.why)),
    ).toBeInTheDocument();
    expect(
      screen.getByRole('link', { name: 'Open payments-api in prod-eu' }),
    ).toHaveAttribute(
      'href',
      `${ADDRESS}/rollouts?rollout=${encodeURIComponent(rollout.id)}`,
    );
    await userEvent.click(screen.getByRole('link', { name: /Open rollouts/ }));
    expect(await screen.findByTestId('rollout')).toBeInTheDocument();
  });

  it('has the tab under its own address', async () => {
    await open(`${ADDRESS}/rollouts`);
    expect(
      await screen.findByRole('tab', { name: 'Rollouts' }),
    ).toHaveAttribute('aria-selected', 'true');
    expect(await screen.findByTestId('rollout-why')).toHaveTextContent(
      renderSentence(rollout.why),
    );
  });

  it('has neither for an entity that names no workloads', async () => {
    const { annotations: _, ...metadata } = entity.metadata;
    await open(ADDRESS, { ...entity, metadata });
    expect(screen.queryByRole('tab', { name: 'Rollouts' })).toBeNull();
    expect(screen.queryByText(renderSentence(rollout.why))).toBeNull();
  });
});
