import { CatalogEntityPage } from '@backstage/plugin-catalog';
import { createDevApp } from '@backstage/dev-utils';
import { EntityProvider } from '@backstage/plugin-catalog-react';
import Grid from '@material-ui/core/Grid';
import {
  sentence,
  waitsForPerson,
  type FleetPage,
  type FleetQuery,
} from '@rollouts-portal/plugin-rollouts-common';
import { Content, Header, Page } from '@backstage/core-components';
import { TestApiProvider } from '@backstage/test-utils';

import { rolloutsApiRef } from '../src/api/RolloutsApi';
import { byUrgency } from '../src/model/byUrgency';
import { EntityRolloutsCard } from '../src/pages/EntityRolloutsCard';
import { EntityRolloutsPage } from '../src/pages/EntityRolloutsPage';
import { FleetPage as FleetPageContent } from '../src/pages/FleetPage';
import { RolloutsPage, rolloutsPlugin } from '../src/plugin';
import {
  abortedByAnalysis,
  analysedCanary,
  canaryWithExperiment,
} from '../src/testing/analysisFixtures';
import { FakeRolloutsApi } from '../src/testing/FakeRolloutsApi';
import { canaryAtGate, failedCanary } from '../src/testing/flaggerFixtures';
import {
  abortedCanary,
  asViewer,
  blueGreenWaiting,
  clusterStatus,
  entity,
  fleetPage,
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
import { stuckDeployment } from '../src/testing/stuckDeployment';

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
  canaryAtGate(),
  stuckDeployment(),
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
  analysis: new FakeRolloutsApi(rolloutsOfEntity([analysedCanary()])),
  'analysis-failed': new FakeRolloutsApi(
    rolloutsOfEntity([abortedByAnalysis()]),
  ),
  experiment: new FakeRolloutsApi(rolloutsOfEntity([canaryWithExperiment()])),
  'blue-green': new FakeRolloutsApi(rolloutsOfEntity([blueGreenWaiting()])),
  healthy: new FakeRolloutsApi(rolloutsOfEntity([healthyCanary()])),
  'many-steps': new FakeRolloutsApi(rolloutsOfEntity([manySteps()])),
  'flagger-gate': new FakeRolloutsApi(rolloutsOfEntity([canaryAtGate()])),
  'flagger-failed': new FakeRolloutsApi(rolloutsOfEntity([failedCanary()])),
  deployment: new FakeRolloutsApi(rolloutsOfEntity([stuckDeployment()])),
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

const live = clusterStatus();
const fleetClusters = [
  live,
  clusterStatus({ name: 'prod-us' }),
  clusterStatus({ name: 'prod-ap', freshness: stale }),
  clusterStatus({ name: 'staging', environment: 'staging' }),
];
const fleetRows = [
  pausedCanary({
    name: 'payments-api',
    ownership: {
      entityRef: 'component:default/payments-api',
      source: 'workload',
    },
  }),
  blueGreenWaiting({ name: 'frontend', namespace: 'web', cluster: 'prod-us' }),
  pausedCanary({
    name: 'checkout',
    namespace: 'shop',
    cluster: 'staging',
    environment: 'staging',
    weights: {
      desired: { value: 20, basis: 'status' },
      actual: { value: 20, basis: 'pods' },
      max: 100,
    },
  }),
  abortedCanary({ name: 'ledger', namespace: 'finance' }),
  pausedCanary({
    name: 'mailer',
    namespace: 'core',
    cluster: 'prod-ap',
    freshness: stale,
  }),
  progressingCanary({ name: 'profile', namespace: 'core', cluster: 'prod-us' }),
  timedPause({ name: 'cart', namespace: 'shop' }),
  manySteps({
    name: 'recommendations-with-a-rather-long-name',
    namespace: 'discovery-and-search',
  }),
  asViewer(pausedCanary({ name: 'search-index', namespace: 'search' })),
  healthyCanary({ name: 'catalog', namespace: 'search', cluster: 'prod-us' }),
  healthyCanary({ name: 'web', namespace: 'web', since: undefined }),
  canaryAtGate(),
  failedCanary(),
  stuckDeployment(),
];
/** As the backend would, roughly: so that counters and search can be tried. */
function fleetOf(query: FleetQuery): FleetPage {
  const all = fleetRows.filter(
    row =>
      row.name.includes(query.q) &&
      (query.cluster.length === 0 || query.cluster.includes(row.cluster)) &&
      (query.environment.length === 0 ||
        query.environment.includes(row.environment ?? '')),
  );
  const items = all.filter(
    ({ phase, waitingFor }) =>
      (query.phase.length === 0 || query.phase.includes(phase)) &&
      (query.waitingFor.length === 0 ||
        query.waitingFor.includes('human') === waitsForPerson(waitingFor)),
  );
  const { totals } = fleetPage(all);
  return fleetPage([...items].sort(byUrgency), {
    clusters: fleetClusters,
    totals: { ...totals, waitingForYou: Math.max(0, totals.waiting - 2) },
  });
}

const FLEETS: Record<string, FakeRolloutsApi> = {
  fleet: new FakeRolloutsApi(
    rolloutsOfEntity(fleetRows, { clusters: fleetClusters }),
    fleetOf,
  ),
  'fleet-paged': new FakeRolloutsApi(rolloutsOfEntity(fleetRows), query =>
    fleetPage(fleetRows, {
      before: 50,
      matching: 302,
      next: 'x',
      previous: query.cursor,
    }),
  ),
  'fleet-viewer': new FakeRolloutsApi(undefined, () =>
    fleetPage(fleetRows.map(asViewer)),
  ),
  'fleet-no-cluster': new FakeRolloutsApi(undefined, () =>
    fleetPage([], { configured: false, clusters: [] }),
  ),
  'fleet-denied': new FakeRolloutsApi(undefined, () =>
    fleetPage([], { permitted: false, clusters: [] }),
  ),
  'fleet-empty': new FakeRolloutsApi(undefined, () => fleetPage([])),
  'fleet-loading': new FakeRolloutsApi(undefined),
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
  title: 'rollouts',
  path: '/rollouts',
  element: (
    <TestApiProvider
      apis={[[rolloutsApiRef, FLEETS.fleet ?? new FakeRolloutsApi(undefined)]]}
    >
      <RolloutsPage />
    </TestApiProvider>
  ),
});

for (const [name, api] of Object.entries(FLEETS)) {
  app.addPage({
    title: name,
    path: `/${name}`,
    element: (
      <TestApiProvider apis={[[rolloutsApiRef, api]]}>
        <FleetPageContent />
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
