import { act, render, screen } from '@testing-library/react';

import { RolloutTab } from './RolloutTab';

const application = { metadata: { name: 'shop', namespace: 'argocd' } };

const rollout = {
  apiVersion: 'argoproj.io/v1alpha1',
  kind: 'Rollout',
  metadata: { namespace: 'shop', name: 'web', uid: 'u1', generation: 1 },
  spec: { replicas: 2, strategy: { canary: {} } },
  status: {
    observedGeneration: '1',
    phase: 'Healthy',
    replicas: 2,
    availableReplicas: 2,
  },
};

/** Requests that nobody answers; those that were given up. */
function unansweredRequests() {
  const signals: AbortSignal[] = [];
  Object.assign(window, {
    fetch: (_: string, { signal }: { signal: AbortSignal }) => {
      signals.push(signal);
      return new Promise(() => {});
    },
  });
  return signals;
}

afterEach(() => {
  Reflect.deleteProperty(window, 'ROLLOUTS_PORTAL_VARS');
});

it('says what it is doing before anything is read, and that more is to come', () => {
  unansweredRequests();
  render(<RolloutTab resource={rollout} application={application} />);
  expect(screen.getByRole('heading', { level: 2 })).toHaveTextContent(
    'Fully rolled out: 2 of 2 pods are available.',
  );
  expect(screen.getByRole('status')).toHaveTextContent('Reading revisions');
});

it('gives up what it is reading when it is closed', async () => {
  const signals = unansweredRequests();
  const { unmount } = render(
    <RolloutTab resource={rollout} application={application} />,
  );
  await act(async () => {});
  expect(signals.map(({ aborted }) => aborted)).toEqual([false]);
  unmount();
  expect(signals.map(({ aborted }) => aborted)).toEqual([true]);
});

it('shows another object from the beginning', () => {
  unansweredRequests();
  const { rerender } = render(
    <RolloutTab resource={rollout} application={application} />,
  );
  const other = {
    ...rollout,
    metadata: { ...rollout.metadata, name: 'other', uid: 'u2' },
    status: { ...rollout.status, phase: 'Degraded', message: 'no luck' },
  };
  rerender(<RolloutTab resource={other} application={application} />);
  expect(screen.getByText('Degraded')).toBeInTheDocument();
  expect(screen.queryByText('Healthy')).toBeNull();
});

it.each([
  ['nothing', undefined],
  ['something else', { ...rollout, kind: 'Deployment' }],
])('says so when it is handed %s', (_, resource) => {
  unansweredRequests();
  render(<RolloutTab resource={resource} application={application} />);
  expect(screen.getByRole('alert')).toBeInTheDocument();
});

it('does not link to what is no address, and says which setting it is', () => {
  unansweredRequests();
  Object.assign(window, {
    // eslint-disable-next-line no-script-url -- that it is one is the point
    ROLLOUTS_PORTAL_VARS: { ROLLOUTS_URL: 'javascript:alert(1)' },
  });
  render(<RolloutTab resource={rollout} application={application} />);
  expect(screen.queryByRole('link')).toBeNull();
  expect(screen.getByText(/ROLLOUTS_URL/)).toBeInTheDocument();
});
