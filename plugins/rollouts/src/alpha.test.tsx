import {
  createTestEntityPage,
  catalogApiMock,
} from '@backstage/plugin-catalog-react/testUtils';
import { catalogApiRef } from '@backstage/plugin-catalog-react';
import {
  EntityCardBlueprint,
  EntityContentBlueprint,
} from '@backstage/plugin-catalog-react/alpha';
import {
  createExtensionTester,
  renderTestApp,
} from '@backstage/frontend-test-utils';
import { renderSentence } from '@rollouts-portal/plugin-rollouts-common';
import { screen } from '@testing-library/react';

import rolloutsPlugin from './alpha';
import { rolloutsApiRef } from './api/RolloutsApi';
import { isRolloutsAvailable } from './isRolloutsAvailable';
import { FakeRolloutsApi } from './testing/FakeRolloutsApi';
import {
  entity,
  fleetPage,
  pausedCanary,
  rolloutsOfEntity,
} from './testing/rolloutFixtures';

const rollout = pausedCanary();

function open(extension: 'entity-content:rollouts' | 'entity-card:rollouts') {
  renderTestApp({
    extensions: [
      createTestEntityPage({ entity }),
      rolloutsPlugin.getExtension(extension),
    ],
    apis: [
      [rolloutsApiRef, new FakeRolloutsApi(rolloutsOfEntity([rollout]))],
      [catalogApiRef, catalogApiMock()],
    ],
  });
}

describe('the plugin in the new frontend system', () => {
  it('has the tab', async () => {
    open('entity-content:rollouts');
    expect(await screen.findByTestId('rollout-why')).toHaveTextContent(
      renderSentence(rollout.why),
    );
  });

  it('has the page over the fleet, with its place in the sidebar', async () => {
    const api = new FakeRolloutsApi(rolloutsOfEntity([rollout]), () =>
      fleetPage([rollout]),
    );
    const page = rolloutsPlugin.getExtension('page:rollouts');
    renderTestApp({
      extensions: [createTestEntityPage({ entity }), page],
      apis: [
        [rolloutsApiRef, api],
        [catalogApiRef, catalogApiMock()],
      ],
      initialRouteEntries: ['/rollouts'],
    });
    expect(
      await screen.findByRole('link', { name: 'Rollouts' }),
    ).toHaveAttribute('href', '/rollouts');
    const link = await screen.findByRole('link', { name: 'payments-api' });
    expect(link).toHaveAttribute('href', `/rollouts/${rollout.id}`);
  }, 20_000);

  it('has the card', async () => {
    open('entity-card:rollouts');
    expect(
      await screen.findByText(renderSentence(rollout.why)),
    ).toBeInTheDocument();
  });

  it('offers both to entities that name their workloads, and to no others', () => {
    const other = {
      ...entity,
      metadata: { ...entity.metadata, annotations: {} },
    };
    const isOffered = [
      createExtensionTester(
        rolloutsPlugin.getExtension('entity-content:rollouts'),
      ).get(EntityContentBlueprint.dataRefs.filterFunction),
      createExtensionTester(
        rolloutsPlugin.getExtension('entity-card:rollouts'),
      ).get(EntityCardBlueprint.dataRefs.filterFunction),
    ];
    for (const filter of isOffered) {
      expect(filter?.(entity)).toBe(isRolloutsAvailable(entity));
      expect(filter?.(other)).toBe(isRolloutsAvailable(other));
    }
  });
});
