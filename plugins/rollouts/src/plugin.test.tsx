import {
  EntityProvider,
  entityRouteRef,
} from '@backstage/plugin-catalog-react';
import { renderInTestApp, TestApiProvider } from '@backstage/test-utils';
import { renderSentence } from '@rollouts-portal/plugin-rollouts-common';
import { screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import type { ReactElement } from 'react';
import { Route, Routes } from 'react-router-dom';

import { rolloutsApiRef } from './api/RolloutsApi';
import {
  EntityRolloutsCard,
  EntityRolloutsContent,
  isRolloutsAvailable,
  RolloutsPage,
  rolloutsPlugin,
} from './index';
import { FakeRolloutsApi } from './testing/FakeRolloutsApi';
import {
  entity,
  fleetPage,
  healthyCanary,
  pausedCanary,
  rolloutsOfEntity,
} from './testing/rolloutFixtures';
import { axeViolations } from './testing/axeViolations';

const rollout = pausedCanary();

async function open(
  element: ReactElement,
  api = new FakeRolloutsApi(rolloutsOfEntity([rollout])),
) {
  return renderInTestApp(
    <TestApiProvider apis={[[rolloutsApiRef, api]]}>
      <EntityProvider entity={entity}>
        <Routes>
          <Route path="/tab" element={<EntityRolloutsContent />} />
          <Route path="/" element={element} />
        </Routes>
      </EntityProvider>
    </TestApiProvider>,
    { mountedRoutes: { '/catalog/:namespace/:kind/:name': entityRouteRef } },
  );
}

describe('the plugin in the old frontend system', () => {
  it('provides its API', () => {
    expect([...rolloutsPlugin.getApis()].map(({ api }) => api)).toEqual([
      rolloutsApiRef,
    ]);
  });

  it('has the tab', async () => {
    await open(<EntityRolloutsContent />);
    expect(await screen.findByTestId('rollout-why')).toHaveTextContent(
      renderSentence(rollout.why),
    );
  });

  it('has the page over the fleet, which leads to the pages of rollouts', async () => {
    await renderInTestApp(
      <TestApiProvider
        apis={[
          [
            rolloutsApiRef,
            new FakeRolloutsApi(rolloutsOfEntity([rollout]), () =>
              fleetPage([rollout]),
            ),
          ],
        ]}
      >
        <Routes>
          <Route path="/rollouts/*" element={<RolloutsPage />} />
        </Routes>
      </TestApiProvider>,
      {
        mountedRoutes: { '/catalog/:namespace/:kind/:name': entityRouteRef },
        routeEntries: ['/rollouts'],
      },
    );
    const link = await screen.findByRole('link', { name: 'payments-api' });
    expect(link).toHaveAttribute('href', `/rollouts/${rollout.id}`);
    await userEvent.click(link);
    expect(await screen.findByTestId('rollout-why')).toHaveTextContent(
      renderSentence(rollout.why),
    );
  });

  it('has a card with phase, sentence, steps and traffic that leads to the tab', async () => {
    const { container } = await open(<EntityRolloutsCard />);
    expect(
      await screen.findByText(renderSentence(rollout.why)),
    ).toBeInTheDocument();
    expect(screen.getByText('Paused · waits for a person')).toBeInTheDocument();
    expect(
      screen.getByRole('img', { name: 'step 4 of 8' }),
    ).toBeInTheDocument();
    expect(
      screen.getByRole('img', { name: /^Traffic, as the router/ }),
    ).toBeInTheDocument();
    expect(screen.getByRole('link', { name: /Open rollouts/ })).toHaveAttribute(
      'href',
      '/tab',
    );
    expect(
      screen.getByRole('link', { name: 'Open payments-api in prod-eu' }),
    ).toHaveAttribute('href', `/tab?rollout=${encodeURIComponent(rollout.id)}`);
    expect(await axeViolations(container)).toEqual([]);
  });

  it('lists five rollouts on the card and counts the others', async () => {
    const names = ['a', 'b', 'c', 'd', 'e', 'f', 'g'];
    await open(
      <EntityRolloutsCard />,
      new FakeRolloutsApi(
        rolloutsOfEntity(names.map(name => healthyCanary({ name }))),
      ),
    );
    expect(await screen.findByText('2 more')).toBeInTheDocument();
    expect(screen.getAllByText('Healthy')).toHaveLength(5);
  });

  it.each([
    ['backstage.io/kubernetes-id', true],
    ['backstage.io/kubernetes-label-selector', true],
    ['backstage.io/kubernetes-namespace', false],
  ])('is available for an entity with %s: %s', (annotation, available) => {
    expect(
      isRolloutsAvailable({
        ...entity,
        metadata: { name: 'x', annotations: { [annotation]: 'y' } },
      }),
    ).toBe(available);
  });
});
