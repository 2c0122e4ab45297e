import {
  EntityProvider,
  entityRouteRef,
} from '@backstage/plugin-catalog-react';
import { renderInTestApp, TestApiProvider } from '@backstage/test-utils';
import {
  renderSentence,
  sentence,
  type ActionOutcome,
} from '@rollouts-portal/plugin-rollouts-common';
import {
  act,
  fireEvent,
  screen,
  waitFor,
  within,
} from '@testing-library/react';
import userEvent from '@testing-library/user-event';

import { rolloutsApiRef } from '../api/RolloutsApi';
import type { ActionAnswer } from '../model/ActionAnswer';
import { axeViolations } from '../testing/axeViolations';
import { FakeRolloutsApi } from '../testing/FakeRolloutsApi';
import {
  entity,
  minutesAgo,
  outcomeOf,
  pausedCanary,
  previewOf,
  progressingCanary,
  rolloutsOfEntity,
} from '../testing/rolloutFixtures';
import { EntityRolloutsPage } from './EntityRolloutsPage';

const UUID =
  /^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/;

const rollout = pausedCanary();

async function press(
  button: string,
  api = new FakeRolloutsApi(rolloutsOfEntity([rollout])),
  opens: 'dialog' | 'menu' = 'dialog',
) {
  await renderInTestApp(
    <TestApiProvider apis={[[rolloutsApiRef, api]]}>
      <EntityProvider entity={entity}>
        <EntityRolloutsPage />
      </EntityProvider>
    </TestApiProvider>,
    { mountedRoutes: { '/catalog/:namespace/:kind/:name': entityRouteRef } },
  );
  await userEvent.click(screen.getByRole('button', { name: button }));
  const dialog = within(await screen.findByRole(opens));
  return { api, dialog };
}

function confirmButton(dialog: ReturnType<typeof within>, name: string) {
  return dialog.findByRole('button', { name });
}

describe('the dialog of an action', () => {
  it('shows before → after, what happens, what is skipped and the condition before anything is sent', async () => {
    const { api, dialog } = await press('Promote to step 5');
    await confirmButton(dialog, 'Promote to 40 %');
    expect(
      dialog.getByRole('heading', { name: 'Promote payments-api' }),
    ).toBeInTheDocument();
    expect(dialog.getByText(/ · revision 42/)).toHaveTextContent(
      `${renderSentence(
        previewOf(rollout, 'promote').summary,
      )} · revision 42 · web:2.4.1`,
    );
    expect(
      dialog.getByText('Traffic to the new version: 20 % → 40 %'),
    ).toBeInTheDocument();
    expect(
      dialog.getAllByRole('listitem').map(({ textContent }) => textContent),
    ).toEqual(previewOf(rollout, 'promote').effects.map(renderSentence));
    expect(
      dialog.getByText(renderSentence(previewOf(rollout, 'promote').condition)),
    ).toBeInTheDocument();
    expect(api.acted).toEqual([]);
  });

  it('sends exactly the precondition of the preview, the reason and a key', async () => {
    const { api, dialog } = await press('Promote to step 5');
    const confirm = await confirmButton(dialog, 'Promote to 40 %');
    await userEvent.type(
      dialog.getByLabelText(/^Reason or ticket/),
      ' CHG-1182 ',
    );
    await userEvent.click(confirm);
    expect(await dialog.findByTestId('outcome')).toBeInTheDocument();
    expect(api.acted).toEqual([
      {
        rolloutId: rollout.id,
        request: {
          verb: 'promote',
          precondition: previewOf(rollout, 'promote').precondition,
          reason: 'CHG-1182',
          idempotencyKey: expect.stringMatching(UUID),
        },
      },
    ]);
  });

  it('sends a double click once', async () => {
    const { api, dialog } = await press('Promote to step 5');
    const confirm = await confirmButton(dialog, 'Promote to 40 %');
    // In one go, so that nothing is drawn in between.
    act(() => {
      fireEvent.click(confirm);
      fireEvent.click(confirm);
    });
    expect(await dialog.findByTestId('outcome')).toBeInTheDocument();
    expect(api.acted).toHaveLength(1);
  });

  it('uses another key when the dialog is opened again', async () => {
    const { api, dialog } = await press('Promote to step 5');
    await userEvent.click(await confirmButton(dialog, 'Promote to 40 %'));
    await userEvent.click(await dialog.findByRole('button', { name: 'Close' }));
    await waitFor(() => expect(screen.queryByRole('dialog')).toBeNull());
    await userEvent.click(
      screen.getByRole('button', { name: 'Promote to step 5' }),
    );
    const again = within(await screen.findByRole('dialog'));
    await userEvent.click(await confirmButton(again, 'Promote to 40 %'));
    expect(await again.findByTestId('outcome')).toBeInTheDocument();
    const keys = api.acted.map(({ request }) => request.idempotencyKey);
    expect(new Set(keys).size).toBe(2);
  });

  it('cannot be closed or confirmed again while the request is under way', async () => {
    const api = new FakeRolloutsApi(rolloutsOfEntity([rollout]));
    api.answer = () => new Promise(() => {});
    const { dialog } = await press('Promote to step 5', api);
    await userEvent.click(await confirmButton(dialog, 'Promote to 40 %'));
    expect(
      dialog.getByText('Sending, and watching that the controller obeys…', {
        selector: 'p',
      }),
    ).toBeInTheDocument();
    expect(
      dialog.getByRole('button', { name: 'Promote to 40 %' }),
    ).toHaveAttribute('aria-disabled', 'true');
    await userEvent.keyboard('{Escape}');
    expect(screen.getByRole('dialog')).toBeInTheDocument();
  });

  it('names what the other verbs lead to', async () => {
    const { dialog } = await press('Abort…');
    expect(
      await confirmButton(dialog, 'Abort, back to 0 %'),
    ).toBeInTheDocument();
    expect(
      dialog.getByText(renderSentence(previewOf(rollout, 'abort').condition)),
    ).toBeInTheDocument();
  });

  const outcomes: [
    ActionOutcome['result'],
    string,
    Pick<ActionOutcome, 'text' | 'changes'>,
  ][] = [
    [
      'applied',
      'Applied',
      { text: sentence('applied-step', { step: 5, count: 8 }), changes: [] },
    ],
    [
      'rejected',
      'State changed',
      {
        text: sentence('outcome-rejected'),
        changes: [
          sentence('changed-step', { step: 5, count: 8 }),
          sentence('changed-pause-ended'),
        ],
      },
    ],
    [
      'denied',
      'Denied',
      {
        text: sentence('denied-by-cluster', { cluster: 'prod-eu' }),
        changes: [],
      },
    ],
    [
      'failed',
      'Failed',
      { text: sentence('outcome-failed', { cluster: 'prod-eu' }), changes: [] },
    ],
    [
      'unknown',
      'No answer yet',
      {
        text: sentence('outcome-unknown', { cluster: 'prod-eu' }),
        changes: [],
      },
    ],
    [
      'accepted',
      'Accepted, no reaction',
      { text: sentence('outcome-accepted', { seconds: 10 }), changes: [] },
    ],
  ];

  it.each(outcomes)('words the outcome %s', async (result, word, said) => {
    const api = new FakeRolloutsApi(rolloutsOfEntity([rollout]));
    api.answer = async () => ({
      kind: 'outcome',
      outcome: outcomeOf(previewOf(rollout, 'promote'), { result, ...said }),
    });
    const { dialog } = await press('Promote to step 5', api);
    await userEvent.click(await confirmButton(dialog, 'Promote to 40 %'));
    const outcome = await dialog.findByTestId('outcome');
    for (const text of [
      word,
      renderSentence(said.text),
      ...said.changes.map(renderSentence),
    ]) {
      expect(outcome).toHaveTextContent(text);
    }
    expect(/Nothing was sent twice\./.test(outcome.textContent ?? '')).toBe(
      result === 'rejected',
    );
    expect(outcome).toHaveTextContent(
      /Recorded as action 01J9ZQ4K, \d\d:\d\d:\d\d$/,
    );
  });

  const refusals: [ActionAnswer, string][] = [
    [{ kind: 'denied', message: 'the policy says no' }, 'Denied'],
    [{ kind: 'refused', message: 'no such rollout' }, 'Refused'],
    [{ kind: 'signed-out', message: 'Missing credentials' }, 'Signed out'],
  ];

  it.each(refusals)(
    'words a refusal of the portal itself: %j',
    async (answer, word) => {
      const api = new FakeRolloutsApi(rolloutsOfEntity([rollout]));
      api.answer = async () => answer;
      const { dialog } = await press('Promote to step 5', api);
      await userEvent.click(await confirmButton(dialog, 'Promote to 40 %'));
      const outcome = await dialog.findByTestId('outcome');
      expect(outcome).toHaveTextContent(word);
      expect(outcome).toHaveTextContent('nothing was sent');
    },
  );

  const rejections: [string, Pick<ActionOutcome, 'text' | 'changes'>][] = [
    [
      'Not done',
      {
        text: sentence('outcome-rejected-impossible'),
        changes: [sentence('because-fully-promoted')],
      },
    ],
    [
      'Not done',
      {
        text: sentence('outcome-rejected-precondition', {
          lacking: 'podHash',
        }),
        changes: [],
      },
    ],
    ['State changed', { text: sentence('outcome-rejected'), changes: [] }],
    ['State changed', { text: sentence('outcome-partly'), changes: [] }],
  ];

  it.each(rejections)(
    'says “%s” of a rejection that names no change',
    async (word, said) => {
      const api = new FakeRolloutsApi(rolloutsOfEntity([rollout]));
      api.answer = async () => ({
        kind: 'outcome',
        outcome: outcomeOf(previewOf(rollout, 'promote'), {
          result: 'rejected',
          ...said,
        }),
      });
      const { dialog } = await press('Promote to step 5', api);
      await userEvent.click(await confirmButton(dialog, 'Promote to 40 %'));
      const outcome = await dialog.findByTestId('outcome');
      expect(outcome).toHaveTextContent(
        [word, ...[said.text, ...said.changes].map(renderSentence)].join(''),
      );
      expect(outcome).not.toHaveTextContent('Nothing was sent twice.');
    },
  );

  it('says that nothing was done, and why, when the backend could not begin', async () => {
    const api = new FakeRolloutsApi(rolloutsOfEntity([rollout]));
    const message = 'the action could not be written to the action log';
    api.answer = async () => ({ kind: 'failed', message });
    const { dialog } = await press('Promote to step 5', api);
    await userEvent.click(await confirmButton(dialog, 'Promote to 40 %'));
    expect(await dialog.findByTestId('outcome')).toHaveTextContent(
      `FailedNothing was done; nothing was sent to the cluster.${message}`,
    );
    expect(dialog.queryByRole('button', { name: 'Send again' })).toBeNull();
  });

  it.each(['failed', 'denied', 'refused', 'signed-out'] as const)(
    'does not take “%s” on the second attempt for the fate of the first',
    async kind => {
      const api = new FakeRolloutsApi(rolloutsOfEntity([rollout]));
      const answers: ActionAnswer[] = [
        { kind: 'no-answer', message: 'Failed to fetch' },
        { kind, message: 'not now' },
      ];
      api.answer = async () =>
        answers.shift() ?? { kind: 'refused', message: 'asked too often' };
      const { dialog } = await press('Promote to step 5', api);
      await userEvent.click(await confirmButton(dialog, 'Promote to 40 %'));
      await userEvent.click(
        await dialog.findByRole('button', { name: 'Send again' }),
      );
      const outcome = await dialog.findByText('not now');
      expect(outcome.parentElement).toHaveTextContent(/^No answer/);
      expect(
        dialog.getByRole('button', { name: 'Send again' }),
      ).toBeInTheDocument();
    },
  );

  it('sends the same key again after no answer came, so that nothing happens twice', async () => {
    const api = new FakeRolloutsApi(rolloutsOfEntity([rollout]));
    const answers: ActionAnswer[] = [
      { kind: 'no-answer', message: 'Failed to fetch' },
      { kind: 'outcome', outcome: outcomeOf(previewOf(rollout, 'promote')) },
    ];
    api.answer = async () =>
      answers.shift() ?? { kind: 'refused', message: 'asked too often' };
    const { dialog } = await press('Promote to step 5', api);
    await userEvent.click(await confirmButton(dialog, 'Promote to 40 %'));
    await userEvent.click(
      await dialog.findByRole('button', { name: 'Send again' }),
    );
    await waitFor(() =>
      expect(dialog.getByTestId('outcome')).toHaveTextContent('Applied'),
    );
    expect(api.acted).toHaveLength(2);
    expect(api.acted[1]).toEqual(api.acted[0]);
  });

  it('says that the rollout moved on meanwhile, sends nothing, and looks again', async () => {
    const { api, dialog } = await press('Promote to step 5');
    const confirm = await confirmButton(dialog, 'Promote to 40 %');
    act(() => api.emit({ event: 'rollout', data: progressingCanary() }));
    expect(await dialog.findByRole('alert')).toHaveTextContent(
      'The rollout moved on while you were looking.',
    );
    await userEvent.click(confirm);
    expect(api.acted).toEqual([]);

    api.previewWith = async verb =>
      previewOf(progressingCanary(), verb, {
        possible: false,
        because: sentence('because-nothing-to-promote'),
      });
    await userEvent.click(dialog.getByRole('button', { name: 'Look again' }));
    await waitFor(() => expect(dialog.queryByRole('alert')).toBeNull());
    expect(await confirmButton(dialog, 'Promote to 40 %')).toHaveAttribute(
      'aria-disabled',
      'true',
    );
  });

  it('lets an abort stand while steps advance', async () => {
    const { api, dialog } = await press('Abort…');
    await confirmButton(dialog, 'Abort, back to 0 %');
    act(() => api.emit({ event: 'rollout', data: progressingCanary() }));
    await waitFor(() =>
      expect(screen.getByTestId('rollout-why')).toHaveTextContent('Step 5'),
    );
    expect(dialog.queryByRole('alert')).toBeNull();
  });

  it.each([
    ['Promote to step 5', 'Promote to 40 %', 'true'],
    ['Abort…', 'Abort, back to 0 %', null],
  ])(
    'while the cluster is not seen any more, “%s” (%s) is hindered: %s',
    async (button, confirm, disabled) => {
      const { api, dialog } = await press(button);
      await confirmButton(dialog, confirm);
      const freshness = { state: 'stale' as const, since: minutesAgo(1) };
      act(() =>
        api.emit({ event: 'rollout', data: pausedCanary({ freshness }) }),
      );
      await waitFor(() =>
        expect(screen.getByTestId('freshness')).toHaveTextContent('stale'),
      );
      const confirming = await confirmButton(dialog, confirm);
      expect(confirming.getAttribute('aria-disabled')).toBe(disabled);
    },
  );

  it('says when the rollout is gone', async () => {
    const { api, dialog } = await press('Promote to step 5');
    await confirmButton(dialog, 'Promote to 40 %');
    act(() => api.emit({ event: 'removed', data: { id: rollout.id } }));
    expect(await dialog.findByRole('alert')).toHaveTextContent(
      'The rollout is gone.',
    );
  });

  it('offers to look again when the preview fails', async () => {
    const api = new FakeRolloutsApi(rolloutsOfEntity([rollout]));
    api.previewWith = async () => {
      throw new Error('cluster is away');
    };
    const { dialog } = await press('Promote to step 5', api);
    expect(await dialog.findByRole('alert')).toHaveTextContent(
      'cannot be told: cluster is away',
    );
    api.previewWith = undefined;
    await userEvent.click(dialog.getByRole('button', { name: 'Look again' }));
    expect(await confirmButton(dialog, 'Promote to 40 %')).toBeInTheDocument();
  });

  describe('of those behind "More"', () => {
    async function choose(item: RegExp) {
      const { api, dialog: menu } = await press('More', undefined, 'menu');
      await userEvent.click(menu.getByRole('menuitem', { name: item }));
      const dialog = within(await screen.findByRole('dialog'));
      return { api, dialog };
    }

    it('says in the menu why one cannot be used, and opens nothing for it', async () => {
      const { dialog: menu } = await press('More', undefined, 'menu');
      const resume = menu.getByRole('menuitem', { name: /^Resume/ });
      expect(resume).toHaveAttribute('aria-disabled', 'true');
      expect(resume).toHaveTextContent('It is not paused by hand.');
      await userEvent.click(resume);
      expect(screen.queryByRole('dialog')).toBeNull();
    });

    it('pauses with the precondition that it is not paused, whatever the step', async () => {
      const { api, dialog } = await choose(/^Pause…$/);
      await userEvent.click(await confirmButton(dialog, 'Pause'));
      await dialog.findByTestId('outcome');
      expect(api.acted[0]?.request).toMatchObject({
        verb: 'pause',
        precondition: { uid: rollout.uid, paused: false },
      });
      expect(api.acted[0]?.request).not.toHaveProperty('revision');
    });

    it('offers the revisions with image and age, the previous one chosen', async () => {
      const { dialog } = await choose(/^Undo…$/);
      await confirmButton(dialog, 'Undo to revision 41');
      const group = within(dialog.getByRole('group', { name: 'Go back to' }));
      expect(
        group
          .getAllByRole('radio')
          .map(radio => radio.closest('label')?.textContent),
      ).toEqual([
        'revision 41 web:2.3.41 stable made 2 h 5 min ago',
        'revision 40 web:2.3.40 made 3 h 5 min ago',
      ]);
      expect(group.getByRole('radio', { name: /41/ })).toBeChecked();
    });

    it('looks anew at what going back to another one would do, and sends that one', async () => {
      const { api, dialog } = await choose(/^Undo…$/);
      const older = await dialog.findByRole('radio', { name: /revision 40/ });
      await userEvent.click(older);
      const confirm = await confirmButton(dialog, 'Undo to revision 40');
      // The keyboard's user is not thrown out of the list.
      expect(older).toHaveFocus();
      expect(dialog.getByText(/^From revision 42 back/)).toHaveTextContent(
        'From revision 42 back to revision 40',
      );
      await userEvent.click(confirm);
      await dialog.findByTestId('outcome');
      expect(api.acted.map(({ request }) => request)).toEqual([
        expect.objectContaining({
          verb: 'undo',
          revision: 40,
          precondition: expect.objectContaining({
            target: {
              replicaSet: 'payments-api-hash40',
              uid: 'hash40',
              podHash: 'hash40',
            },
          }),
        }),
      ]);
      expect(dialog.queryByRole('radio')).toBeNull();
    });

    it('lets nobody choose another one while the request is under way', async () => {
      const { api, dialog } = await choose(/^Undo…$/);
      api.answer = () => new Promise(() => {});
      await userEvent.click(await confirmButton(dialog, 'Undo to revision 41'));
      for (const radio of dialog.getAllByRole('radio')) {
        expect(radio).toBeDisabled();
      }
    });

    it('is accessible, with the menu open and with revisions to choose from', async () => {
      const { dialog: menu } = await press('More', undefined, 'menu');
      expect(await axeViolations(screen.getByRole('menu'))).toEqual([]);
      await userEvent.click(menu.getByRole('menuitem', { name: /^Undo…$/ }));
      const dialog = within(await screen.findByRole('dialog'));
      await confirmButton(dialog, 'Undo to revision 41');
      expect(await axeViolations(screen.getByRole('dialog'))).toEqual([]);
    });
  });

  it('is accessible before and after', async () => {
    const { dialog } = await press('Promote to step 5');
    const confirm = await confirmButton(dialog, 'Promote to 40 %');
    expect(await axeViolations(screen.getByRole('dialog'))).toEqual([]);
    await userEvent.click(confirm);
    await dialog.findByTestId('outcome');
    expect(await axeViolations(screen.getByRole('dialog'))).toEqual([]);
  });
});
