import { CatalogEntityPage } from '@backstage/plugin-catalog';
import { createDevApp } from '@backstage/dev-utils';
import { EntityProvider } from '@backstage/plugin-catalog-react';
import Grid from '@material-ui/core/Grid';
import { sentence } from '@rollouts-portal/plugin-rollouts-common';
import { Content, Header, Page } from '@backstage/core-components';
import { TestApiProvider } from '@backstage/test-utils';

import { rolloutsApiRef } from '../src/api/RolloutsApi';
import { EntityRolloutsCard } from '../src/pages/EntityRolloutsCard';
import { EntityRolloutsPage } from '../src/pages/EntityRolloutsPage';
import { rolloutsPlugin } from '../src/plugin';
import { FakeRolloutsApi } from '../src/testing/FakeRolloutsApi';
import {
  abortedCanary,
  asViewer,
  blueGreenWaiting,
  clusterStatus,
  entity,
  healthyCanary,
  manySteps,
  minutesAgo,
  outcomeOf,
  pausedCanary,
  previewOf,
  progressingCanary,
  rolloutsOfEntity,
  timedPause,
} from '../src/testing/rolloutFixtures';

/* Every state that the pages must draw, without a backend: `yarn start` in this folder. */

const stale = {
  state: 'stale' as const,
  since: minutesAgo(2),
  lastContactAt: minutesAgo(3),
  problem: sentence('cluster-connection-lost'),
};

const several = [
  healthyCanary({ name: 'web', cluster: 'staging', environment: 'staging' }),
  timedPause({ name: 'worker', cluster: 'prod-us' }),
  pausedCanary({ name: 'checkout' }),
  abortedCanary({ name: 'ledger' }),
  blueGreenWaiting({ name: 'frontend' }),
  progressingCanary({ name: 'mailer' }),
];

const rejecting = new FakeRolloutsApi(rolloutsOfEntity([pausedCanary()]));
rejecting.answer = async request => ({
  kind: 'outcome',
  outcome: outcomeOf(previewOf(pausedCanary(), request.verb), {
    result: 'rejected',
    text: sentence('outcome-rejected'),
    changes: [sentence('changed-step', { step: 5, count: 8 })],
  }),
});

const STORIES: Record<string, FakeRolloutsApi> = {
  paused: new FakeRolloutsApi(rolloutsOfEntity([pausedCanary()])),
  progressing: new FakeRolloutsApi(rolloutsOfEntity([progressingCanary()])),
  timed: new FakeRolloutsApi(rolloutsOfEntity([timedPause()])),
  aborted: new FakeRolloutsApi(rolloutsOfEntity([abortedCanary()])),
  'blue-green': new FakeRolloutsApi(rolloutsOfEntity([blueGreenWaiting()])),
  healthy: new FakeRolloutsApi(rolloutsOfEntity([healthyCanary()])),
  'many-steps': new FakeRolloutsApi(rolloutsOfEntity([manySteps()])),
  viewer: new FakeRolloutsApi(rolloutsOfEntity([asViewer(pausedCanary())])),
  unverified: new FakeRolloutsApi(
    rolloutsOfEntity([
      asViewer(pausedCanary({ ownership: { verifiedForEntity: false } })),
    ]),
  ),
  stale: new FakeRolloutsApi(
    rolloutsOfEntity([pausedCanary({ freshness: stale })], {
      clusters: [clusterStatus({ freshness: stale })],
    }),
  ),
  several: new FakeRolloutsApi(
    rolloutsOfEntity(several, {
      clusters: [
        clusterStatus(),
        clusterStatus({
          name: 'prod-ap',
          freshness: {
            state: 'unreachable',
            since: minutesAgo(7),
            problem: sentence('cluster-refused', {
              key: 'rollouts.clusters[2].url',
            }),
          },
        }),
      ],
    }),
  ),
  rejecting,
  'no-match': new FakeRolloutsApi(rolloutsOfEntity([])),
  'no-cluster': new FakeRolloutsApi(
    rolloutsOfEntity([], { configured: false, clusters: [] }),
  ),
  loading: new FakeRolloutsApi(undefined),
};

const app = createDevApp().registerPlugin(rolloutsPlugin);

for (const [name, api] of Object.entries(STORIES)) {
  app.addPage({
    title: name,
    path: `/${name}`,
    element: (
      <TestApiProvider apis={[[rolloutsApiRef, api]]}>
        <EntityProvider entity={entity}>
          <Page themeId="service">
            <Header title="payments-api" type="component — service" />
            <Content>
              <EntityRolloutsPage />
            </Content>
          </Page>
        </EntityProvider>
      </TestApiProvider>
    ),
  });
}

app.addPage({
  title: 'cards',
  path: '/cards',
  element: (
    <Page themeId="home">
      <Content>
        <Grid container spacing={3}>
          {['paused', 'aborted', 'several', 'stale', 'no-match', 'loading'].map(
            name => (
              <Grid item xs={12} md={6} key={name}>
                <TestApiProvider
                  apis={[
                    [
                      rolloutsApiRef,
                      STORIES[name] ?? new FakeRolloutsApi(undefined),
                    ],
                  ]}
                >
                  <EntityProvider entity={entity}>
                    <EntityRolloutsCard />
                  </EntityProvider>
                </TestApiProvider>
              </Grid>
            ),
          )}
        </Grid>
      </Content>
    </Page>
  ),
});

// Owners link to their catalog pages, so there must be such a route.
app.addPage({
  path: '/catalog/:namespace/:kind/:name',
  element: <CatalogEntityPage />,
});

app.render();
