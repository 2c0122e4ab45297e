import { renderInTestApp } from '@backstage/test-utils';
import {
  renderSentence,
  sentence,
  type RolloutDetail,
} from '@rollouts-portal/plugin-rollouts-common';
import { act, screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';

import { axeViolations } from '../../testing/axeViolations';
import {
  canaryWithPods,
  crashing,
  deploymentWithPods,
  pod,
  podsDenied,
} from '../../testing/podFixtures';
import { minutesAgo, pausedCanary } from '../../testing/rolloutFixtures';
import { NowContext } from '../Now';
import { Revisions } from './Revisions';

async function show(rollout: RolloutDetail) {
  const { container } = await renderInTestApp(
    <NowContext.Provider value={Date.now()}>
      <h2>A rollout</h2>
      <Revisions rollout={rollout} />
    </NowContext.Provider>,
  );
  return container;
}

const toggle = (revision: string) =>
  screen.getByRole('button', { name: `What revision ${revision} consists of` });

const podsShown = () =>
  screen.queryAllByRole('list', { name: 'Pods, worst first' }).map(list =>
    within(list)
      .getAllByRole('listitem')
      .map(({ textContent }) => textContent),
  );

/** The rollout with other pods in its newest revision. */
function withPods(podList: ReturnType<typeof pod>[], podsLeftOut?: number) {
  const rollout = canaryWithPods({ analyses: [], experiments: [] });
  const [newest, ...others] = rollout.revisions;
  if (!newest) throw new Error('no revision');
  return {
    ...rollout,
    revisions: [{ ...newest, podList, podsLeftOut }, ...others],
  };
}

it('unfolds a revision of which a pod fails, and leaves a sound one folded', async () => {
  await show(canaryWithPods());
  expect(toggle('42')).toHaveAttribute('aria-expanded', 'true');
  expect(toggle('41')).toHaveAttribute('aria-expanded', 'false');
  expect(podsShown()[0]).toEqual([
    'web-42-bCrashLoopBackOff0 of 1 ready · 4 restarts26 min',
    'web-42-aRunning1 of 1 ready26 min',
  ]);
});

it('is folded and unfolded by keyboard, and stays as a person wants it', async () => {
  await show(canaryWithPods());
  act(() => toggle('42').focus());
  await userEvent.keyboard('{Enter}');
  expect(toggle('42')).toHaveAttribute('aria-expanded', 'false');
  expect(podsShown()).toEqual([]);
  act(() => toggle('41').focus());
  await userEvent.keyboard(' ');
  expect(podsShown()[0]).toHaveLength(8);
  await userEvent.click(screen.getByRole('button', { name: '2 more pods' }));
  expect(podsShown()[0]).toHaveLength(10);
});

it('says why a pod fails to whoever reaches its square', async () => {
  await show(canaryWithPods());
  const square = screen.getByRole('img', {
    name: 'web-42-b: CrashLoopBackOff · 0 of 1 ready · 4 restarts',
  });
  expect(square).toHaveAttribute('tabindex', '0');
});

it('does not become a row of fifty stops when all pods fail', async () => {
  await show(
    withPods(
      Array.from({ length: 50 }, (_, index) => pod(`web-${index}`, crashing)),
    ),
  );
  expect(screen.getAllByRole('img')).toHaveLength(3);
});

it('gives each state of a pod a shape of its own', async () => {
  const container = await show(
    withPods([
      pod('a', crashing),
      pod('b', { state: 'starting', status: 'Pending' }),
      pod('c', { state: 'ending', status: 'Terminating' }),
      pod('d'),
      pod('e', { state: 'done', status: 'Completed' }),
    ]),
  );
  const shapes = ['failing', 'starting', 'ending', 'ready', 'done'].map(
    state => {
      const mark = container.querySelector(`svg[data-state="${state}"]`);
      const rect = mark?.querySelector('rect');
      return [
        rect?.getAttribute('fill') === 'none',
        rect?.getAttribute('stroke-dasharray'),
        mark?.querySelector('path')?.getAttribute('d'),
      ].join();
    },
  );
  expect(new Set(shapes).size).toBe(5);
});

it('says how many pods are not listed', async () => {
  await show(withPods([pod('a', crashing), ...many(20)], 900));
  await userEvent.click(screen.getByRole('button', { name: '13 more pods' }));
  expect(
    screen.getByText('900 more, no worse than these, are not listed.'),
  ).toBeInTheDocument();
});

it('has analysis runs with their Jobs and experiments with their pods below the revision', async () => {
  await show(canaryWithPods());
  expect(screen.getByText('web-42-smoke')).toBeInTheDocument();
  expect(
    screen.getByRole('list', { name: 'Jobs that measure' }),
  ).toHaveTextContent('Job of smokef1.smoke.1passed');
  expect(podsShown()[1]).toEqual(['baseline-aRunning1 of 1 ready26 min']);
});

it('keeps what was measured of a revision whose ReplicaSet is gone, among the older ones', async () => {
  const rollout = canaryWithPods();
  await show({
    ...rollout,
    analyses: rollout.analyses?.map(run => ({ ...run, revision: 12 })),
  });
  expect(screen.queryByText('its ReplicaSet is gone')).toBeNull();
  await userEvent.click(screen.getByText('4 older revisions'));
  expect(screen.getByText('its ReplicaSet is gone')).toBeInTheDocument();
  await userEvent.click(toggle('12'));
  expect(screen.getByText('web-42-smoke')).toBeInTheDocument();
});

it('counts pods and says why they are not listed, when they may not be read', async () => {
  const rollout = podsDenied();
  await show(rollout);
  expect(screen.getByText('2 of 2 ready')).toBeInTheDocument();
  expect(screen.queryByRole('button', { name: /consists of/ })).toBeNull();
  expect(
    screen.getByText(/^Pods are counted and not listed\./),
  ).toHaveTextContent(
    renderSentence(
      sentence('cluster-denied', rollout.podWatch?.because?.params ?? {}),
    ),
  );
});

it.each([
  ['reading', undefined, 'The pods are being read.'],
  [
    'capped',
    sentence('pods-capped-cluster', { number: 100 }),
    'Pods are counted and not listed. The pods of 100 rollouts of this cluster are being read',
  ],
  [
    'failed',
    sentence('cluster-connection-lost'),
    'Pods are counted and cannot be listed now.',
  ],
] as const)(
  'says so when they are not known: %s',
  async (state, because, text) => {
    await show(pausedCanary({ podWatch: { state, because } }));
    expect(screen.getByText(new RegExp(`^${text}`))).toBeInTheDocument();
  },
);

it('counts down to the removal of an old version', async () => {
  const rollout = canaryWithPods();
  await show({
    ...rollout,
    revisions: rollout.revisions.map(revision =>
      revision.revision === 41
        ? { ...revision, scaleDownAt: minutesAgo(-0.45) }
        : revision,
    ),
  });
  expect(screen.getByText(/^removed in 0:2\d$/)).toBeInTheDocument();
});

it('shows the versions of a Deployment by their numbers, the newest marked', async () => {
  await show(deploymentWithPods());
  expect(toggle('2')).toHaveAttribute('aria-expanded', 'true');
  expect(screen.getByText('newest')).toBeInTheDocument();
  expect(podsShown()[0]).toEqual([
    'worker-2-aImagePullBackOff0 of 1 ready26 min',
  ]);
});

it.each([
  ['with pods', canaryWithPods],
  ['that may not be read', podsDenied],
  ['of a Deployment', deploymentWithPods],
])(
  'has nothing that axe finds wrong: %s',
  async (_, make) => {
    expect(await axeViolations(await show(make()))).toEqual([]);
  },
  20_000,
);

function many(count: number) {
  return Array.from({ length: count }, (_, index) => pod(`web-${index}`));
}
