import {
  EntityProvider,
  entityRouteRef,
} from '@backstage/plugin-catalog-react';
import { renderInTestApp, TestApiProvider } from '@backstage/test-utils';
import {
  renderSentence,
  sentence,
  type GitOpsConsequence,
} from '@rollouts-portal/plugin-rollouts-common';
import {
  screen,
  within,
  type BoundFunctions,
  type queries,
} from '@testing-library/react';
import userEvent from '@testing-library/user-event';

import { rolloutsApiRef } from '../api/RolloutsApi';
import { argoCdDetail } from '../testing/argoCdFixtures';
import { axeViolations } from '../testing/axeViolations';
import { FakeRolloutsApi } from '../testing/FakeRolloutsApi';
import {
  entity,
  pausedCanary,
  previewOf,
  rolloutsOfEntity,
} from '../testing/rolloutFixtures';
import { EntityRolloutsPage } from './EntityRolloutsPage';

const undoes = sentence('effect-argo-undoes', {
  app: 'payments-prod',
  field: 'spec.paused',
});

/** The dialog of Promote, of a rollout whose app says this of its actions. */
async function preview(...consequences: GitOpsConsequence[]) {
  const rollout = pausedCanary({
    argoCdDetail: argoCdDetail({ consequences }),
  });
  const api = new FakeRolloutsApi(rolloutsOfEntity([rollout]));
  const { baseElement } = await renderInTestApp(
    <TestApiProvider apis={[[rolloutsApiRef, api]]}>
      <EntityProvider entity={entity}>
        <EntityRolloutsPage />
      </EntityProvider>
    </TestApiProvider>,
    { mountedRoutes: { '/catalog/:namespace/:kind/:name': entityRouteRef } },
  );
  await userEvent.click(
    screen.getByRole('button', { name: 'Promote to step 5' }),
  );
  const dialog = within(await screen.findByRole('dialog'));
  await dialog.findByRole('button', { name: 'Promote to 40 %' });
  return { dialog, baseElement };
}

function aboutArgoCd(dialog: BoundFunctions<typeof queries>) {
  return dialog
    .getAllByRole('listitem')
    .map(({ textContent }) => textContent)
    .filter(text => text?.includes('Argo CD'));
}

describe('what Git does to an action', () => {
  it.each(['undone', 'until-sync', 'unclear'] as const)(
    'is a warning before anybody agrees when it is %s',
    async outcome => {
      const { dialog } = await preview({
        verb: 'promote',
        outcome,
        text: undoes,
      });
      expect(dialog.getByTestId('git-ops-warning')).toHaveTextContent(
        renderSentence(undoes),
      );
      // And not once more as one of many effects.
      expect(aboutArgoCd(dialog)).toEqual([]);
    },
    20_000,
  );

  it('is one of the effects, once, when it stays', async () => {
    const kept = sentence('effect-argo-keeps');
    const { dialog } = await preview({
      verb: 'promote',
      outcome: 'kept',
      text: kept,
    });
    expect(dialog.queryByTestId('git-ops-warning')).toBeNull();
    expect(aboutArgoCd(dialog)).toEqual([renderSentence(kept)]);
  });

  it('is what the preview knows of it, when nothing is known of the app', async () => {
    const { dialog } = await preview({
      verb: 'restart',
      outcome: 'undone',
      text: undoes,
    });
    expect(dialog.queryByTestId('git-ops-warning')).toBeNull();
    expect(
      dialog.getAllByRole('listitem').map(({ textContent }) => textContent),
    ).toEqual(previewOf(pausedCanary(), 'promote').effects.map(renderSentence));
  });

  it('has nothing that axe finds wrong', async () => {
    const { baseElement } = await preview({
      verb: 'promote',
      outcome: 'undone',
      text: undoes,
    });
    expect(await axeViolations(baseElement)).toEqual([]);
  }, 20_000);
});
