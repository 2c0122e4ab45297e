import {
  EntityProvider,
  entityRouteRef,
} from '@backstage/plugin-catalog-react';
import { renderInTestApp, TestApiProvider } from '@backstage/test-utils';
import {
  renderSentence,
  sentence,
  type RolloutDetail,
} from '@rollouts-portal/plugin-rollouts-common';
import { screen, within } from '@testing-library/react';
import type { ReactElement } from 'react';

import { rolloutsApiRef } from '../api/RolloutsApi';
import { fleetRouteRef } from '../routes';
import { axeViolations } from '../testing/axeViolations';
import { FakeRolloutsApi } from '../testing/FakeRolloutsApi';
import { canaryAtGate, failedCanary } from '../testing/flaggerFixtures';
import {
  entity,
  fleetPage,
  healthyCanary,
  rolloutsOfEntity,
} from '../testing/rolloutFixtures';
import { stuckDeployment } from '../testing/stuckDeployment';
import { EntityRolloutsCard } from './EntityRolloutsCard';
import { EntityRolloutsPage } from './EntityRolloutsPage';
import { RolloutsPage } from './RolloutsPage';

async function open(page: ReactElement, rollouts: RolloutDetail[]) {
  const api = new FakeRolloutsApi(rolloutsOfEntity(rollouts), () =>
    fleetPage(rollouts),
  );
  const { container } = await renderInTestApp(
    <TestApiProvider apis={[[rolloutsApiRef, api]]}>
      <EntityProvider entity={entity}>{page}</EntityProvider>
    </TestApiProvider>,
    {
      mountedRoutes: {
        '/': fleetRouteRef,
        '/catalog/:namespace/:kind/:name': entityRouteRef,
      },
    },
  );
  return container;
}

const openDetail = (rollout: RolloutDetail) =>
  open(<EntityRolloutsPage />, [rollout]);

function onlyShown(kind: string): string {
  return renderSentence(sentence('because-only-shown', { kind }));
}

const ALL: [string, () => RolloutDetail][] = [
  ['a canary held by a gate', canaryAtGate],
  ['a canary that failed', failedCanary],
  ['a Deployment that is stuck', stuckDeployment],
];

describe.each(ALL)('the page of %s', (_, make) => {
  it('says once that it is only shown, where others have buttons', async () => {
    await openDetail(make());
    expect(screen.getByLabelText('What it is doing')).toHaveTextContent(
      onlyShown(make().kind),
    );
    expect(screen.queryByRole('group', { name: 'Actions' })).toBeNull();
    expect(screen.queryByRole('button', { name: /Promote|More/ })).toBeNull();
  });

  it('has no panel for revisions, which nobody keeps', async () => {
    await openDetail(make());
    expect(screen.queryByRole('region', { name: 'Revisions' })).toBeNull();
  });

  it('has nothing that axe finds wrong', async () => {
    expect(await axeViolations(await openDetail(make()))).toEqual([]);
  }, 20_000);
});

describe('the page of a canary', () => {
  it('says that it waits for approval, whose, and how many checks may still fail', async () => {
    await openDetail(canaryAtGate());
    expect(screen.getByText('Paused · waits for approval')).toBeInTheDocument();
    const checks = within(
      screen.getByRole('region', { name: 'What a new version has to pass' }),
    );
    expect(checks.getByText('1 of 5 checks have failed.')).toBeInTheDocument();
    const [gate, wayBack] = within(
      checks.getByRole('list', { name: 'Whom it has to ask' }),
    ).getAllByRole('listitem');
    expect(gate).toHaveTextContent(
      'approvalasked before promotionFlagger’s load tester answerswaits for approval',
    );
    expect(wayBack).not.toHaveTextContent('waits for approval');
    expect(
      within(checks.getByRole('list', { name: 'What is measured' }))
        .getAllByRole('listitem')
        .map(({ textContent }) => textContent),
    ).toEqual([
      'request-success-ratewanted ≥ 99',
      'request-durationwanted ≤ 500',
      'error-budgetjudged by its own template',
    ]);
  });

  it('shows at which weight it was rolled back', async () => {
    await openDetail(failedCanary());
    const [first, second, third] = within(
      screen.getByRole('region', { name: 'Steps' }),
    ).getAllByRole('listitem');
    expect(first).toHaveTextContent('Set weight 10 %, done');
    expect(second).toHaveTextContent('Set weight 25 %, failedrolled back here');
    expect(third).toHaveTextContent('Set weight 50 %, to come');
  });

  it('marks what Flagger said as Flagger’s words, and does not pretend to have watched', async () => {
    await openDetail(failedCanary());
    const happened = screen.getByRole('region', { name: 'What happened' });
    expect(happened).toHaveTextContent(
      'Flagger: “Halt media-proxy.platform advancement success rate 92.22% < 99%”',
    );
    expect(happened).toHaveTextContent('From events in the cluster');
    expect(happened).not.toHaveTextContent('Watched since');
  });

  it('names the versions of a blue-green by their roles in a canary', async () => {
    await openDetail(
      canaryAtGate({
        strategy: 'blueGreen',
        weights: {
          desired: { value: 0, basis: 'status' },
          actual: { value: 0, basis: 'router' },
          max: 100,
        },
      }),
    );
    const verdict = screen.getByLabelText('What it is doing');
    expect(verdict).toHaveTextContent('active web:2.4.0');
    expect(verdict).toHaveTextContent('preview web:2.4.1, no traffic yet');
  });
});

describe('the page of a Deployment', () => {
  it('speaks of pods, and not of traffic, canary or stable', async () => {
    await openDetail(stuckDeployment());
    expect(
      screen.getByRole('img', {
        name: 'Pods by version: 2 of 4 pods run the newest version',
      }),
    ).toBeInTheDocument();
    expect(screen.getByLabelText('What it is doing')).not.toHaveTextContent(
      /traffic|canary|stable/i,
    );
    expect(screen.getByRole('region', { name: 'Pods' })).toHaveTextContent(
      'wanted4there5newest version2ready3available3',
    );
  });

  it('does not claim to have watched what nobody keeps', async () => {
    await openDetail(stuckDeployment());
    expect(screen.queryByRole('region', { name: 'What happened' })).toBeNull();
  });

  it('is not called partly new once all its pods are', async () => {
    await openDetail(
      stuckDeployment({
        phase: 'Healthy',
        pods: { desired: 4, current: 4, updated: 4, ready: 4, available: 4 },
      }),
    );
    const verdict = screen.getByLabelText('What it is doing');
    expect(verdict).toHaveTextContent('4 of 4 pods run the newest version');
    expect(verdict).not.toHaveTextContent('older');
  });
});

describe('the fleet', () => {
  const gate = canaryAtGate();
  const stuck = stuckDeployment();
  const rows = [gate, failedCanary(), stuck, healthyCanary()];
  const row = ({ id }: RolloutDetail) =>
    within(screen.getByTestId(`row-${id}`));

  it('says in a row that it is only shown, where others have a button', async () => {
    await open(<RolloutsPage />, rows);
    expect(row(gate).getByText(onlyShown('Canary'))).toBeInTheDocument();
    expect(row(stuck).getByText(onlyShown('Deployment'))).toBeInTheDocument();
    expect(row(gate).queryByRole('button')).toBeNull();
    expect(row(healthyCanary()).queryByText(/The portal shows/)).toBeNull();
  });

  it('counts the pods of a Deployment, and shows where a canary failed and for how long', async () => {
    await open(<RolloutsPage />, rows);
    expect(row(stuck).getByText('2 of 4 pods')).toBeInTheDocument();
    expect(row(stuck).getByText('rolling update')).toBeInTheDocument();
    expect(row(failedCanary()).getByText('2 of 3')).toBeInTheDocument();
    expect(row(gate).getByText(/^8:\d\d$/)).toBeInTheDocument();
  });

  it('has nothing that axe finds wrong', async () => {
    expect(await axeViolations(await open(<RolloutsPage />, rows))).toEqual([]);
  }, 20_000);
});

it('shows them on the overview of a component, a held one first', async () => {
  const container = await open(<EntityRolloutsCard />, [
    stuckDeployment(),
    failedCanary(),
    canaryAtGate(),
  ]);
  const names = ['audit-trail', 'media-proxy', 'sign-in'];
  expect(
    screen
      .getAllByRole('listitem')
      .map(item => names.find(name => item.textContent?.includes(name))),
  ).toEqual(['sign-in', 'audit-trail', 'media-proxy']);
  expect(
    screen.getByRole('img', { name: /2 of 4 pods run the newest version/ }),
  ).toBeInTheDocument();
  expect(await axeViolations(container)).toEqual([]);
}, 20_000);
