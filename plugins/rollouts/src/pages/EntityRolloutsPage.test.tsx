import {
  EntityProvider,
  entityRouteRef,
} from '@backstage/plugin-catalog-react';
import { NotAllowedError, ResponseError } from '@backstage/errors';
import { renderInTestApp, TestApiProvider } from '@backstage/test-utils';
import {
  KUBERNETES_ID_ANNOTATION,
  KUBERNETES_LABEL_SELECTOR_ANNOTATION,
  renderSentence,
  sentence,
} from '@rollouts-portal/plugin-rollouts-common';
import { act, screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';

import { rolloutsApiRef } from '../api/RolloutsApi';
import { axeViolations } from '../testing/axeViolations';
import { FakeRolloutsApi } from '../testing/FakeRolloutsApi';
import {
  abortedCanary,
  actions,
  asViewer,
  blueGreenWaiting,
  clusterStatus,
  entity,
  healthyCanary,
  manySteps,
  minutesAgo,
  pausedCanary,
  progressingCanary,
  rolloutsOfEntity,
  timedPause,
} from '../testing/rolloutFixtures';
import { EntityRolloutsPage } from './EntityRolloutsPage';

async function open(
  api: FakeRolloutsApi,
  options: { of?: typeof entity; at?: string } = {},
) {
  const { container } = await renderInTestApp(
    <TestApiProvider apis={[[rolloutsApiRef, api]]}>
      <EntityProvider entity={options.of ?? entity}>
        <EntityRolloutsPage />
      </EntityProvider>
    </TestApiProvider>,
    {
      mountedRoutes: { '/catalog/:namespace/:kind/:name': entityRouteRef },
      routeEntries: [options.at ?? '/'],
    },
  );
  return container;
}

function showing(...rollouts: Parameters<typeof rolloutsOfEntity>[0]) {
  return new FakeRolloutsApi(rolloutsOfEntity(rollouts));
}

/** What a screen reader says of a button beside its name. */
function describedAs(button: HTMLElement): string {
  const ids = (button.getAttribute('aria-describedby') ?? '').split(' ');
  return ids.map(id => document.getElementById(id)?.textContent).join(' ');
}

// Times of another day have that day before them, as shortly after midnight.
describe('the rollouts tab', () => {
  describe('with one rollout that waits for a person', () => {
    it('says what it is doing, in our sentence and in the controller’s words', async () => {
      await open(showing(pausedCanary()));
      expect(screen.getByTestId('rollout-why')).toHaveTextContent(
        renderSentence(pausedCanary().why),
      );
      expect(screen.getByTestId('rollout-why')).toHaveAttribute(
        'aria-live',
        'polite',
      );
      expect(screen.getByTestId('rollout-message').textContent).toBe(
        'CanaryPauseStep',
      );
      expect(
        screen.getByText('Paused · waits for a person'),
      ).toBeInTheDocument();
    });

    it('names where it is, whose it is and which version replaces which', async () => {
      await open(showing(pausedCanary()));
      const header = within(screen.getByTestId('rollout'));
      expect(
        header.getByRole('heading', { name: 'payments-api' }),
      ).toBeInTheDocument();
      expect(header.getByText('prod-eu')).toHaveTextContent(
        'prod-eu production',
      );
      expect(header.getByRole('link', { name: /team-payments/ })).toBeVisible();
      expect(screen.getByLabelText('What it is doing')).toHaveTextContent(
        /Revision 42 · web:2\.4\.1 replaces 2\.4\.0 · began (\w{3} )?\d\d:\d\d, 26 min ago/,
      );
      expect(screen.getByTestId('freshness')).toHaveTextContent('live');
    });

    it('marks step 4 as current and tells for how long it has been', async () => {
      await open(showing(pausedCanary()));
      const steps = within(screen.getByRole('region', { name: 'Steps' }));
      const items = steps.getAllByRole('listitem');
      expect(items).toHaveLength(8);
      expect(items[2]).toHaveTextContent('Set weight 20 %, done0:48');
      expect(items[3]).toHaveAttribute('aria-current', 'step');
      expect(items[3]).toHaveTextContent(
        /^Pause until promoted, currentwaits for a person12:0\d$/,
      );
      expect(items[4]).toHaveTextContent('Set weight 40 %, to come');
    });

    it('says that the promote of the last step leads to the end', async () => {
      await open(
        showing(
          pausedCanary({
            step: { index: 7, count: 8 },
            actions: actions({ promote: { leadsToStep: 8 } }),
          }),
        ),
      );
      expect(
        screen.getByRole('button', { name: 'Promote to the end' }),
      ).toBeVisible();
    });

    it('offers the step that a promote leads to, and says why retry is not possible', async () => {
      await open(showing(pausedCanary()));
      expect(
        screen.getByRole('button', { name: 'Promote to step 5' }),
      ).not.toHaveAttribute('aria-disabled');
      const retry = screen.getByRole('button', { name: 'Retry…' });
      expect(retry).toHaveAttribute('aria-disabled', 'true');
      expect(retry).not.toBeDisabled();
      expect(describedAs(retry)).toBe(
        renderSentence(sentence('because-not-aborted')),
      );
    });

    it('shows ready and missing pods by revision, old revisions on demand', async () => {
      await open(showing(progressingCanary()));
      const revisions = within(
        screen.getByRole('region', { name: 'Revisions' }),
      );
      expect(revisions.getAllByRole('listitem')).toHaveLength(2);
      expect(revisions.getByText('3 of 4 ready')).toBeInTheDocument();
      await userEvent.click(revisions.getByText('3 older revisions'));
      expect(revisions.getAllByRole('listitem')).toHaveLength(5);
    });

    it('follows the controller without a reload', async () => {
      const api = showing(pausedCanary());
      await open(api);
      act(() => api.emit({ event: 'rollout', data: progressingCanary() }));
      await waitFor(() =>
        expect(screen.getByTestId('rollout-why')).toHaveTextContent(
          renderSentence(progressingCanary().why),
        ),
      );
      expect(describedAs(screen.getByRole('button', { name: 'Promote' }))).toBe(
        'It is not at a pause, so there is nothing to promote.',
      );
    });
  });

  describe('weights', () => {
    it('names the router as the source, what is wanted and what is', async () => {
      await open(showing(progressingCanary()));
      expect(
        screen.getByRole('img', {
          name: 'Traffic, as the router reports it (istio): wanted 40 % · actual 27 %',
        }),
      ).toBeInTheDocument();
    });

    it('never calls a share of pods traffic', async () => {
      await open(showing(timedPause()));
      const verdict = screen.getByLabelText('What it is doing');
      expect(verdict).toHaveTextContent('Pods, share of the new version');
      expect(verdict).not.toHaveTextContent(/traffic/i);
    });

    it('says unknown rather than a number that nobody measured', async () => {
      await open(
        showing(
          pausedCanary({
            weights: {
              desired: { value: 20, basis: 'status' },
              actual: { value: 0, basis: 'none' },
              max: 100,
            },
          }),
        ),
      );
      expect(screen.getByLabelText('What it is doing')).toHaveTextContent(
        'what is served is not knownwanted 20 % · actual unknown',
      );
    });

    it('draws a finished rollout as all stable', async () => {
      await open(showing(healthyCanary()));
      const verdict = screen.getByLabelText('What it is doing');
      expect(verdict).toHaveTextContent('stable 100 %');
      expect(verdict).not.toHaveTextContent('canary');
    });

    it('tells the active version of a blue-green rollout from the previewed one', async () => {
      await open(showing(blueGreenWaiting()));
      const verdict = screen.getByLabelText('What it is doing');
      expect(verdict).toHaveTextContent('active web:2.4.0');
      expect(verdict).toHaveTextContent('preview web:2.4.1, no traffic yet');
      expect(screen.queryByRole('region', { name: 'Steps' })).toBeNull();
    });
  });

  it('counts a timed pause down and says when it ends', async () => {
    await open(showing(timedPause()));
    expect(screen.getByText(/^Paused · goes on in 6:1\d$/)).toBeInTheDocument();
    expect(
      within(screen.getByRole('region', { name: 'Steps' })).getByText(
        /^ends at (\w{3} )?\d\d:\d\d$/,
      ),
    ).toBeInTheDocument();
  });

  it('says who aborted, at which step, and that retry begins at step 1', async () => {
    await open(showing(abortedCanary()));
    expect(screen.getByText('Degraded · aborted')).toBeInTheDocument();
    expect(screen.getByTestId('rollout-why')).toHaveTextContent(
      renderSentence(abortedCanary().why),
    );
    expect(
      screen.getByText('Pause until promoted').parentElement,
    ).toHaveTextContent('failed');
    expect(
      screen.getByRole('button', { name: 'Retry from step 1…' }),
    ).not.toHaveAttribute('aria-disabled');
    expect(describedAs(screen.getByRole('button', { name: 'Promote' }))).toBe(
      renderSentence(sentence('because-aborted')),
    );
  });

  it('folds a long run of done steps', async () => {
    await open(showing(manySteps()));
    const steps = within(screen.getByRole('region', { name: 'Steps' }));
    expect(steps.getAllByRole('listitem')).toHaveLength(7);
    await userEvent.click(
      steps.getByRole('button', { name: 'Show 13 done steps' }),
    );
    expect(steps.getAllByRole('listitem')).toHaveLength(20);
  });

  describe('what happened', () => {
    function happenings() {
      return within(screen.getByRole('region', { name: 'What happened' }));
    }
    const entered = (step: number, at: string) => ({
      at,
      text: sentence('happened-step-entered', { step }),
    });

    it('tells lines of the same minute apart by their seconds', async () => {
      await open(
        showing(
          pausedCanary({
            happened: [
              entered(3, '2026-01-05T10:02:41Z'),
              entered(2, '2026-01-05T10:02:07Z'),
              entered(1, '2026-01-05T10:01:59Z'),
            ],
          }),
        ),
      );
      const times = happenings()
        .getAllByRole('listitem')
        .map(item => item.querySelector('time')?.textContent);
      expect(times).toEqual([
        expect.stringMatching(/\d\d:\d2:41$/),
        expect.stringMatching(/\d\d:\d2:07$/),
        expect.stringMatching(/\d\d:\d1$/),
      ]);
    });

    it('shows the newest eight lines, and the others to whoever asks, by keyboard, too', async () => {
      const lines = Array.from({ length: 11 }, (_, index) =>
        entered(11 - index, minutesAgo(index + 1)),
      );
      const container = await open(showing(pausedCanary({ happened: lines })));
      expect(happenings().getAllByRole('listitem')).toHaveLength(8);
      expect(happenings().getAllByRole('listitem')[0]).toHaveTextContent(
        renderSentence(sentence('happened-step-entered', { step: 11 })),
      );
      const more = happenings().getByRole('button', { name: '3 more' });
      expect(more).toHaveAttribute('aria-expanded', 'false');
      expect(await axeViolations(container)).toEqual([]);

      more.focus();
      await userEvent.keyboard('{Enter}');
      expect(happenings().getAllByRole('listitem')).toHaveLength(11);
      expect(more).toHaveAttribute('aria-expanded', 'true');
      expect(more).toHaveFocus();

      await userEvent.keyboard(' ');
      expect(happenings().getAllByRole('listitem')).toHaveLength(8);
    });

    it('offers no more where eight lines are all', async () => {
      const lines = Array.from({ length: 8 }, (_, index) =>
        entered(8 - index, minutesAgo(index + 1)),
      );
      await open(showing(pausedCanary({ happened: lines })));
      expect(happenings().getAllByRole('listitem')).toHaveLength(8);
      expect(happenings().queryByRole('button')).toBeNull();
    });
  });

  it('says that revisions cannot be told while nothing moves', async () => {
    await open(showing(healthyCanary()));
    expect(
      screen.getByText(/Revisions are read while an update is under way/),
    ).toBeInTheDocument();
  });

  describe('for someone who may only look', () => {
    it('disables what is possible and names the missing permission', async () => {
      const api = showing(asViewer(pausedCanary()));
      await open(api);
      const promote = screen.getByRole('button', { name: 'Promote to step 5' });
      expect(promote).toHaveAttribute('aria-disabled', 'true');
      expect(describedAs(promote)).toBe(
        'You lack the permission rollouts.promote for this rollout.',
      );
      await userEvent.click(promote);
      expect(screen.queryByRole('dialog')).toBeNull();
    });

    it('explains that nobody confirmed the owner', async () => {
      await open(
        showing(
          asViewer(pausedCanary({ ownership: { verifiedForEntity: false } })),
        ),
      );
      expect(
        describedAs(screen.getByRole('button', { name: 'owner unverified' })),
      ).toContain('nobody confirmed that its owner owns it');
    });
  });

  describe('with several rollouts', () => {
    const several = [
      healthyCanary({ name: 'web' }),
      pausedCanary({ name: 'checkout' }),
      abortedCanary({ name: 'ledger' }),
    ];

    it('puts what waits for a person first and shows it', async () => {
      await open(showing(...several));
      const list = within(
        screen.getByRole('navigation', { name: 'Rollouts of this component' }),
      );
      const names = list.getAllByRole('link').map(link => link.textContent);
      expect(names.map(name => name?.split(' ')[0])).toEqual([
        'checkout',
        'ledger',
        'web',
      ]);
      expect(
        screen.getByRole('heading', { name: 'checkout' }),
      ).toBeInTheDocument();
    });

    it('stays with what it shows when another rollout comes to the top', async () => {
      const api = showing(
        pausedCanary({ name: 'checkout' }),
        healthyCanary({ name: 'web' }),
      );
      await open(api);
      expect(
        screen.getByRole('heading', { name: 'checkout' }),
      ).toBeInTheDocument();
      act(() =>
        api.show(
          rolloutsOfEntity([
            healthyCanary({ name: 'checkout' }),
            pausedCanary({ name: 'web' }),
          ]),
        ),
      );
      // The other one is at the top now, and a click would still be for this one.
      const list = within(
        screen.getByRole('navigation', { name: 'Rollouts of this component' }),
      );
      await waitFor(() =>
        expect(list.getAllByRole('link')[0]).toHaveTextContent(/^web/),
      );
      expect(
        screen.getByRole('heading', { name: 'checkout' }),
      ).toBeInTheDocument();
      expect(screen.getByRole('link', { name: /^checkout/ })).toHaveAttribute(
        'aria-current',
        'true',
      );
    });

    it('keeps the selection in the address', async () => {
      const [web] = several;
      await open(showing(...several), {
        at: `/?rollout=${encodeURIComponent(web?.id ?? '')}`,
      });
      expect(screen.getByRole('heading', { name: 'web' })).toBeInTheDocument();
      await userEvent.click(screen.getByRole('link', { name: /^ledger/ }));
      expect(
        screen.getByRole('heading', { name: 'ledger' }),
      ).toBeInTheDocument();
      expect(screen.getByRole('link', { name: /^ledger/ })).toHaveAttribute(
        'aria-current',
        'true',
      );
    });
  });

  describe('without anything to show', () => {
    it('draws the shape of the page while it loads', async () => {
      const api = new FakeRolloutsApi(undefined);
      await open(api);
      expect(
        screen.getByRole('status', { name: 'Loading rollouts' }),
      ).toBeInTheDocument();
      act(() => api.show(rolloutsOfEntity([pausedCanary()])));
      expect(await screen.findByTestId('rollout')).toBeInTheDocument();
    });

    it('says what to configure when there is no cluster', async () => {
      await open(
        new FakeRolloutsApi(
          rolloutsOfEntity([], { configured: false, clusters: [] }),
        ),
      );
      expect(screen.getByTestId('no-cluster')).toHaveTextContent(
        'app-config.yaml under rollouts.clusters',
      );
    });

    it('says which label to set, and where it was looked for', async () => {
      await open(showing());
      expect(screen.getByTestId('no-match')).toHaveTextContent(
        `Put the label ${KUBERNETES_ID_ANNOTATION}=payments-api on the Rollout itself, not only on its pods, and it appears here.Read: prod-eu.`,
      );
    });

    it('says which selector it used', async () => {
      await open(showing(), {
        of: {
          ...entity,
          metadata: {
            ...entity.metadata,
            annotations: { [KUBERNETES_LABEL_SELECTOR_ANNOTATION]: 'app=web' },
          },
        },
      });
      expect(screen.getByTestId('no-match')).toHaveTextContent(
        'carries the labels app=web appears here',
      );
    });

    it('says which permission is missing', async () => {
      const api = new FakeRolloutsApi(undefined);
      api.refusal = await ResponseError.fromResponse(
        new Response(
          JSON.stringify({
            error: new NotAllowedError('nobody may').toString(),
          }),
          { status: 403, statusText: 'Forbidden' },
        ),
      );
      await open(api);
      expect(await screen.findByTestId('denied')).toHaveTextContent(
        'the permission rollouts.read',
      );
    });

    it('says what is broken', async () => {
      const api = new FakeRolloutsApi(undefined);
      api.refusal = new Error('the backend is on fire');
      await open(api);
      expect(await screen.findByTestId('broken')).toHaveTextContent(
        'What went wrong: the backend is on fire',
      );
    });
  });

  describe('with content that may be old', () => {
    const stale = {
      state: 'stale' as const,
      since: minutesAgo(2),
      lastContactAt: minutesAgo(3),
      problem: sentence('cluster-connection-lost'),
    };

    it('says since when a cluster is stale, why, and keeps its last state', async () => {
      await open(
        new FakeRolloutsApi(
          rolloutsOfEntity([pausedCanary({ freshness: stale })], {
            clusters: [clusterStatus({ freshness: stale })],
          }),
        ),
      );
      expect(screen.getByTestId('freshness')).toHaveTextContent(
        /^stale since (\d+ \w{3} )?\d\d:\d\d:\d\d · last contact (\d+ \w{3} )?\d\d:\d\d:\d\d$/,
      );
      expect(screen.getByTestId('clusters-not-live')).toHaveTextContent(
        renderSentence(sentence('cluster-connection-lost')),
      );
      expect(screen.getByTestId('rollout-why')).toHaveTextContent(
        'Step 4 of 8',
      );
    });

    it.each([
      [7_200, 'live · its clock is 2 h 0 min ahead', '2 h 26 min ago'],
      [-600, 'live · its clock is 10 min behind', '16 min ago'],
    ])(
      'says that the clock of a cluster is off by %i s, and goes by it',
      async (clockAhead, words, lasted) => {
        const freshness = {
          state: 'live' as const,
          since: minutesAgo(9),
          clockAhead,
        };
        await open(showing(pausedCanary({ freshness })));
        expect(screen.getByTestId('freshness')).toHaveTextContent(words);
        expect(screen.getByTestId('rollout')).toHaveTextContent(lasted);
      },
    );

    it('says since when more happens in a live cluster than is read', async () => {
      const behind = pausedCanary({
        freshness: {
          state: 'live',
          since: minutesAgo(9),
          behindSince: minutesAgo(1),
        },
      });
      await open(showing(behind));
      expect(screen.getByTestId('freshness')).toHaveTextContent(
        /^live · cannot keep up since (\d+ \w{3} )?\d\d:\d\d:\d\d$/,
      );
    });

    it.each([
      ['stale', 'stale since'],
      ['unreachable', 'unreachable since'],
      ['auth-failed', 'credentials refused since'],
    ] as const)(
      'hinders all actions but the abort while the cluster is %s',
      async (state, words) => {
        const freshness = { ...stale, state };
        const able = actions({ retry: { possible: true, because: undefined } });
        await open(showing(pausedCanary({ freshness, actions: able })));
        for (const name of ['Promote', 'Promote fully…', 'Retry…']) {
          const button = screen.getByRole('button', { name });
          expect(button).toHaveAttribute('aria-disabled', 'true');
          expect(describedAs(button)).toMatch(
            new RegExp(
              `^The portal has no current view of this cluster \\(${words} (\\w+ )?\\d\\d:\\d\\d\\)\\.$`,
            ),
          );
        }
        expect(
          screen.getByRole('button', { name: 'Abort…' }),
        ).not.toHaveAttribute('aria-disabled');
      },
    );

    it('hinders nothing while a cluster is only connecting again', async () => {
      await open(
        showing(
          pausedCanary({ freshness: { ...stale, state: 'reconnecting' } }),
        ),
      );
      expect(
        screen.getByRole('button', { name: 'Promote to step 5' }),
      ).not.toHaveAttribute('aria-disabled');
    });

    it('names the cluster that is missing beside those that are there', async () => {
      await open(
        new FakeRolloutsApi(
          rolloutsOfEntity([pausedCanary()], {
            clusters: [
              clusterStatus(),
              clusterStatus({
                name: 'prod-us',
                freshness: { ...stale, state: 'unreachable' },
              }),
            ],
          }),
        ),
      );
      const strip = screen.getByTestId('clusters-not-live');
      expect(strip).toHaveTextContent(
        'prod-us (production): unreachable since',
      );
      expect(strip).not.toHaveTextContent('prod-eu');
      expect(screen.getByTestId('freshness')).toHaveTextContent('live');
    });

    it('keeps the last state when the portal is lost, and offers no action', async () => {
      const api = showing(pausedCanary());
      await open(api);
      api.refusal = new Error('ECONNREFUSED');
      act(() => api.disconnect());
      expect(
        await screen.findByTestId('portal-lost', {}, { timeout: 5000 }),
      ).toHaveTextContent('The connection to the portal is lost since');
      expect(screen.getByTestId('rollout-why')).toHaveTextContent(
        'Step 4 of 8',
      );
      expect(
        describedAs(screen.getByRole('button', { name: 'Promote to step 5' })),
      ).toBe('The connection to the portal is lost.');
    });
  });

  it.each([
    ['paused', showing(pausedCanary())],
    ['aborted', showing(abortedCanary())],
    ['timed', showing(timedPause())],
    ['blue-green', showing(blueGreenWaiting())],
    ['for a viewer', showing(asViewer(pausedCanary()))],
    [
      'unverified',
      showing(
        asViewer(pausedCanary({ ownership: { verifiedForEntity: false } })),
      ),
    ],
    ['several', showing(pausedCanary(), healthyCanary({ name: 'web' }))],
    ['empty', showing()],
    ['loading', new FakeRolloutsApi(undefined)],
  ])('is accessible: %s', async (_, api) => {
    const container = await open(api);
    expect(await axeViolations(container)).toEqual([]);
  });
});
