import { entityRouteRef } from '@backstage/plugin-catalog-react';
import { renderInTestApp } from '@backstage/test-utils';
import {
  renderSentence,
  sentence,
  type ArgoCdDetail,
} from '@rollouts-portal/plugin-rollouts-common';
import { screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';

import {
  argoCdApp,
  argoCdDetail,
  COMMIT,
  NEWER_COMMIT,
  waitingApp,
} from '../../testing/argoCdFixtures';
import { axeViolations } from '../../testing/axeViolations';
import { pausedCanary } from '../../testing/rolloutFixtures';
import { NowContext } from '../Now';
import { RolloutDetailView } from '../RolloutDetailView';

async function show(detail: ArgoCdDetail | undefined) {
  const { container } = await renderInTestApp(
    <NowContext.Provider value={Date.now()}>
      <h1>The page</h1>
      <RolloutDetailView
        rollout={pausedCanary({ argoCdDetail: detail })}
        onAct={() => {}}
      />
    </NowContext.Provider>,
    { mountedRoutes: { '/catalog/:namespace/:kind/:name': entityRouteRef } },
  );
  return container;
}

const panel = () => within(screen.getByRole('region', { name: 'Argo CD' }));

/** What stands beside each name in the panel, in order. */
function facts(): [string | null, string | null][] {
  const names = panel().getAllByRole('term');
  return panel()
    .getAllByRole('definition')
    .map((value, index) => [
      names[index]?.textContent ?? null,
      value.textContent,
    ]);
}

describe('what Argo CD knows of a rollout', () => {
  it('is a line with app, sync and revision, whose link is named as leaving the portal', async () => {
    await show(argoCdDetail());
    const line = screen.getByTestId('argo-cd-line');
    expect(line).toHaveTextContent(
      /^Argo CD payments-prod \(opens Argo CD in a new tab\) Synced at 3f2a9c1 · these actions stay, Git does not undo them$/,
    );
    const link = within(line).getByRole('link', {
      name: 'payments-prod (opens Argo CD in a new tab)',
    });
    expect(link).toHaveAttribute(
      'href',
      'https://argocd.example.com/applications/argocd/payments-prod',
    );
    expect(link).toHaveAttribute('target', '_blank');
    expect(link).toHaveAttribute('rel', 'noopener noreferrer');
  });

  it('names the actions that Git may undo', async () => {
    await show(
      argoCdDetail({
        consequences: [
          {
            verb: 'promote',
            outcome: 'kept',
            text: sentence('effect-argo-keeps'),
          },
          ...(['restart', 'undo'] as const).map(verb => ({
            verb,
            outcome: 'undone' as const,
            text: sentence('effect-argo-undoes', {
              app: 'payments-prod',
              field: 'spec',
            }),
          })),
        ],
      }),
    );
    expect(screen.getByTestId('argo-cd-line')).toHaveTextContent(
      / · Git may undo: Restart, Undo$/,
    );
  });

  it('has no link where the portal knows no address of Argo CD', async () => {
    await show(argoCdDetail({ apps: [argoCdApp({ url: undefined })] }));
    expect(screen.queryByRole('link', { name: /payments-prod/ })).toBeNull();
    expect(screen.getByTestId('argo-cd-line')).toHaveTextContent(
      /^Argo CD payments-prod Synced/,
    );
  });

  it('is told in full below: sync, health and its basis, the newest sync, the source, the policy', async () => {
    await show(argoCdDetail());
    expect(facts()).toEqual([
      ['Sync', 'Synced at 3f2a9c1'],
      ['Health', 'Suspended computed here, as Argo CD keeps it for itself'],
      ['Of the whole app', 'Suspended'],
      ['Newest sync', expect.stringMatching(/^succeeded at .+ · 3f2a9c1$/)],
      [
        'From',
        'https://git.example.com/shop/deploy.git · payments follows main',
      ],
      [
        'New commits',
        'Synced by themselves; changes made elsewhere are undone (self-heal).',
      ],
    ]);
  });

  it('sets Argo CD’s health beside ours where they differ, and says why', async () => {
    const why = sentence('argo-health-goes-on');
    const healthWhy = sentence('argo-app-worse', { health: 'Degraded' });
    await show(
      argoCdDetail({
        apps: [
          argoCdApp({
            health: 'Degraded',
            healthWhy,
            objectHealth: {
              status: 'Suspended',
              basis: 'reported',
              ours: 'Progressing',
              why,
            },
          }),
        ],
      }),
    );
    expect(facts().slice(1, 3)).toEqual([
      [
        'Health',
        `Suspended as Argo CD reports it · by what the portal sees Progressing${renderSentence(
          why,
        )}`,
      ],
      ['Of the whole app', `Degraded${renderSentence(healthWhy)}`],
    ]);
  });

  it('says at once that a sync waits for the rollout, and quotes Argo CD below', async () => {
    await show(argoCdDetail({ apps: [waitingApp()] }));
    expect(screen.getByTestId('argo-cd-waits')).toHaveTextContent(
      /^Argo CD's sync is waiting for this rollout; newer commits are blocked/,
    );
    expect(screen.getByTestId('argo-cd-line')).toHaveTextContent(
      /OutOfSync at 9e8d7c6/,
    );
    expect(facts()[3]?.[1]).toMatch(
      /^running since .+ · 3f2a9c1Argo CD says: waiting for healthy state of argoproj.io\/Rollout\/payments-api$/,
    );
  });

  it('tells the rollout from the whole app where only another object is out of sync', async () => {
    await show(argoCdDetail({ apps: [argoCdApp({ sync: 'OutOfSync' })] }));
    expect(facts()[0]).toEqual([
      'Sync',
      'OutOfSync at 3f2a9c1This rollout alone: Synced',
    ]);
  });

  it('marks a guess as one, with the reason', async () => {
    await show(argoCdDetail({ apps: [argoCdApp({ relation: 'label' })] }));
    expect(screen.getByTestId('argo-cd-line')).toHaveTextContent(
      /^Argo CD, perhaps payments-prod/,
    );
    expect(
      panel().getByRole('button', { name: 'a guess' }),
    ).toHaveAccessibleDescription(/Only the label .* points to this app/);
  });

  it('names all apps that claim it, and what is odd about that', async () => {
    const note = sentence('argo-several-apps', {
      count: 2,
      apps: 'payments-prod, payments-old',
    });
    await show(
      argoCdDetail({
        apps: [
          argoCdApp(),
          argoCdApp({ name: 'payments-old', cluster: 'hub' }),
        ],
        notes: [note],
      }),
    );
    expect(screen.getByTestId('argo-cd-line')).toHaveTextContent(/ · 1 more/);
    expect(
      panel()
        .getAllByRole('heading', { level: 4 })
        .map(({ textContent }) => textContent),
    ).toEqual([
      expect.stringMatching(/^payments-prod/),
      expect.stringMatching(/^payments-old/),
    ]);
    expect(panel().getByText('app in cluster')).toHaveTextContent('hub');
    expect(panel().getByText(renderSentence(note))).toBeInTheDocument();
  });

  it('of an app that is not seen is its name, and nothing that would be made up', async () => {
    await show(
      argoCdDetail({
        apps: [
          {
            name: 'payments-gone',
            relation: 'tracked',
            known: false,
            revisions: [],
            sources: [],
          },
        ],
        notes: [sentence('argo-app-unseen', { app: 'payments-gone' })],
        consequences: [],
      }),
    );
    expect(screen.getByTestId('argo-cd-line')).toHaveTextContent(
      /^Argo CD payments-gone$/,
    );
    expect(panel().queryByRole('term')).toBeNull();
    expect(panel().getByText(/no such app is to be seen/)).toBeInTheDocument();
  });

  it('is a note alone where a tracking id speaks of another object', async () => {
    await show(
      argoCdDetail({
        apps: [],
        notes: [sentence('argo-foreign-tracking-id')],
        consequences: [],
      }),
    );
    expect(screen.queryByTestId('argo-cd-line')).toBeNull();
    expect(
      panel().getByText(/tracking id on this rollout is that of another/),
    ).toBeInTheDocument();
  });

  it('says when it may be old, or may not be read any more', async () => {
    await show(
      argoCdDetail({
        apps: [
          argoCdApp({ freshness: 'stale' }),
          argoCdApp({ name: 'denied', freshness: 'denied' }),
        ],
      }),
    );
    expect(
      panel().getByRole('button', { name: 'may be old' }),
    ).toHaveAccessibleDescription(/what the portal knew last/);
    expect(
      panel().getByRole('button', { name: 'not allowed to read' }),
    ).toBeInTheDocument();
  });

  it('is nothing at all where Argo CD has nothing to do with it', async () => {
    await show(undefined);
    expect(screen.queryByRole('region', { name: 'Argo CD' })).toBeNull();
    expect(document.body).not.toHaveTextContent('Argo CD');
  });

  it('gives a revision in full to be pasted elsewhere', async () => {
    const user = userEvent.setup();
    const write = jest.spyOn(navigator.clipboard, 'writeText');
    await show(
      argoCdDetail({
        apps: [argoCdApp({ revisions: [COMMIT, NEWER_COMMIT] })],
      }),
    );
    await user.click(
      panel().getByRole('button', { name: `Copy revision ${NEWER_COMMIT}` }),
    );
    expect(
      await panel().findByRole('button', {
        name: `Copied revision ${NEWER_COMMIT}`,
      }),
    ).toBeInTheDocument();
    expect(write.mock.calls).toEqual([[NEWER_COMMIT]]);
  });

  it('has nothing that axe finds wrong', async () => {
    expect(
      await axeViolations(
        await show(
          argoCdDetail({
            apps: [
              waitingApp(),
              argoCdApp({ name: 'other', relation: 'label' }),
            ],
            notes: [sentence('argo-foreign-tracking-id')],
          }),
        ),
      ),
    ).toEqual([]);
  }, 20_000);
});
