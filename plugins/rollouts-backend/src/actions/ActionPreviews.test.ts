import { mockServices } from '@backstage/backend-test-utils';
import { projectRollout } from '@rollouts-portal/plugin-rollouts-common';

import { FakeApiServer } from '../testing/FakeApiServer';
import { pausedCanary } from '../testing/pausedCanary';
import { replicaSetOf } from '../testing/replicaSetOf';
import { ActionPreviews, type PreviewedRollout } from './ActionPreviews';

const LIST =
  '/apis/apps/v1/namespaces/payments/replicasets?labelSelector=app%3Dweb&limit=100';

const SELECTOR = { selector: { matchLabels: { app: 'web' } } };

function stage(items: object[] = [replicaSetOf(), replicaSetOf(current)]) {
  const object = pausedCanary({ spec: SELECTOR });
  const server = new FakeApiServer(object);
  // As the API server does: what is in a list does not say what it is.
  server.others.set(LIST, {
    items: items.map(item => ({
      ...item,
      kind: undefined,
      apiVersion: undefined,
    })),
  });
  const previews = new ActionPreviews(
    { reader: name => (name === 'prod-eu' ? server : undefined) },
    mockServices.logger.mock(),
    () => [],
  );
  const rollout: PreviewedRollout = {
    id: 'prod-eu/argoproj.io/Rollout/payments/web',
    cluster: 'prod-eu',
    kind: { group: 'argoproj.io', kind: 'Rollout' },
    provider: 'argo-rollouts',
    facts: projectRollout(object),
    known: { journal: { since: '2026-11-21T02:46:00Z', entries: [] } },
  };
  return { server, previews, rollout };
}

const current = { podHash: '5f6c74b595', revision: 2, uid: 'current' };

describe('ActionPreviews', () => {
  it('reads the revisions for an undo, those of this rollout only', async () => {
    const { previews, rollout } = stage([
      replicaSetOf(),
      replicaSetOf(current),
      replicaSetOf({
        ownerUid: 'another',
        revision: 7,
        uid: 'x',
        podHash: 'x',
      }),
    ]);
    const preview = await previews.preview('undo', rollout);
    expect(preview).toMatchObject({
      rolloutId: rollout.id,
      possible: true,
      revision: 1,
      precondition: { target: { replicaSet: 'web-79f7c69fbb' } },
    });
    expect(preview.revisions?.map(({ revision }) => revision)).toEqual([1]);
    // The template stays here: its environment may hold secrets.
    expect(JSON.stringify(preview)).not.toContain('"env"');
  });

  it('asks the cluster for nothing where the revisions are watched, or of no use', async () => {
    const { previews, rollout, server } = stage();
    await previews.preview('undo', {
      ...rollout,
      known: { replicaSets: [] },
    });
    await previews.preview('abort', rollout);
    const described = await previews.preview('undo', {
      ...rollout,
      facts: {
        ...rollout.facts,
        workloadRef: { kind: 'Deployment', name: 'web' },
      },
    });
    expect(described.because?.code).toBe('because-workload-ref');
    expect(server.requests).toEqual([]);
  });

  it('asks once for all who look at a time', async () => {
    const { previews, rollout, server } = stage();
    await Promise.all([
      previews.preview('undo', rollout),
      previews.preview('undo', rollout, { revision: 1 }),
    ]);
    expect(server.requests).toHaveLength(2);
    await previews.preview('undo', rollout);
    expect(server.requests).toHaveLength(4);
  });

  it.each([
    ['refuses', () => ({ status: 403, body: undefined })],
    [
      'is out of reach',
      () => {
        throw new Error('no connection');
      },
    ],
  ])('offers nothing where the cluster %s', async (_, misbehave) => {
    const { previews, rollout, server } = stage();
    server.misbehave = misbehave;
    await expect(previews.preview('undo', rollout)).resolves.toMatchObject({
      possible: false,
      because: { code: 'because-revisions-unknown' },
    });
  });
});
