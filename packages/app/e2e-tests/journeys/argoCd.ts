import assert from 'node:assert/strict';

import {
  isFullyPromoted,
  isPausedAt,
} from '@rollouts-portal/control-plane/rolloutStates.ts';

import type { TestComponent } from '../components.ts';
import { FleetView } from '../FleetView.ts';
import type { Journey } from '../Journey.ts';
import { picture } from '../picture.ts';
import type { RolloutPage } from '../RolloutPage.ts';
import { TestApplication } from '../TestApplication.ts';
import { TestRollout } from '../TestRollout.ts';
import { USERS } from '../users.ts';
import type { World } from '../World.ts';

const TRACKED = 'e2e-argo-tracked';
const COPIED = 'e2e-argo-copied';
const HEALED = 'e2e-argo-healed';
const REMOTE = 'e2e-argo-remote';
const UNTRACKED = 'e2e-argo-untracked';
// For people: the pictures of it are in the documentation.
const PICTURED = 'payments-billing';

const COMMIT = '3f2a9c1d4b5e6f708192a3b4c5d6e7f801234567';
const NEWER_COMMIT = '9e8d7c6b5a4938271605f4e3d2c1b0a987654321';

export const components: readonly TestComponent[] = [
  TRACKED,
  COPIED,
  HEALED,
  REMOTE,
  UNTRACKED,
  PICTURED,
].map(name => ({ name, owner: 'team-payments' }));

const STEPS = [
  { setWeight: 20 },
  { pause: {} },
  { setWeight: 60 },
  { pause: {} },
];

function apply(world: World, id: string, where: 'europe' | 'asia' = 'europe') {
  return TestRollout.apply(world[where], {
    id,
    owner: `component:default/${id}`,
    steps: STEPS,
  });
}

async function update(rollout: TestRollout): Promise<void> {
  await rollout.update('2.0.0');
  await rollout.waitFor(isPausedAt(1));
}

/** What Argo CD notes on what it deploys. */
function track(rollout: TestRollout, trackingId: string | null) {
  return rollout.patch({
    metadata: { annotations: { 'argocd.argoproj.io/tracking-id': trackingId } },
  });
}

/** What Git says of the spec, as client-side apply notes it on the object. */
function sayInGit(rollout: TestRollout, spec: unknown) {
  return rollout.patch({
    metadata: {
      annotations: {
        'kubectl.kubernetes.io/last-applied-configuration': JSON.stringify({
          spec,
        }),
      },
    },
  });
}

const line = ({ page }: RolloutPage) => page.getByTestId('argo-cd-line');
const panel = ({ page }: RolloutPage) =>
  page.getByRole('region', { name: 'Argo CD' });
const waits = ({ page }: RolloutPage) => page.getByTestId('argo-cd-waits');
const warning = ({ dialog }: RolloutPage) =>
  dialog.getByTestId('git-ops-warning');

async function cancel({ dialog }: RolloutPage): Promise<void> {
  await dialog.getByRole('button', { name: 'Cancel' }).click();
  await dialog.waitFor({ state: 'detached' });
}

let pictured: Promise<void> | undefined;

/** A rollout that a sync waits for while a newer commit is there; made by whichever picture comes first. */
function picturedRollout(world: World): Promise<void> {
  pictured ??= (async () => {
    const rollout = await apply(world, PICTURED);
    const app = await TestApplication.apply({
      cluster: world.europe,
      name: PICTURED,
      rollout,
      revision: COMMIT,
      selfHeal: true,
    });
    await track(rollout, TestApplication.trackingId(PICTURED, rollout));
    await sayInGit(rollout, { paused: false });
    await update(rollout);
    await app.beginSync(COMMIT, rollout);
    await app.setSync({ status: 'OutOfSync', revision: NEWER_COMMIT });
  })();
  return pictured;
}

export const journeys: readonly Journey[] = [
  {
    name: 'the app of Argo CD that deploys a rollout is on its page, with sync and revision, says when its sync waits, and goes with the app',
    async run(world) {
      const rollout = await apply(world, TRACKED);
      const app = await TestApplication.apply({
        cluster: world.europe,
        name: TRACKED,
        rollout,
        revision: COMMIT,
      });
      await track(rollout, TestApplication.trackingId(TRACKED, rollout));
      const page = await world.open({ user: USERS.owner, component: TRACKED });
      const loadedAt = await page.loadedAt();
      await line(page).getByText('Synced', { exact: true }).waitFor();
      assert.match(
        await line(page).innerText(),
        new RegExp(`^Argo CD ${TRACKED}\\b.*\\sSynced at 3f2a9c1`, 's'),
      );
      const link = line(page).getByRole('link', {
        name: `${TRACKED} (opens Argo CD in a new tab)`,
      });
      assert.equal(
        await link.getAttribute('href'),
        `https://argocd.example.test/applications/argocd/${TRACKED}`,
      );

      // A newer commit, which Argo CD sees and has not synced yet.
      await app.setSync({ status: 'OutOfSync', revision: NEWER_COMMIT });
      await line(page).getByText('OutOfSync', { exact: true }).waitFor();
      await line(page).getByText('9e8d7c6').waitFor();

      // Its sync applies the new version and waits until that is healthy, which takes a person.
      await app.setSync({ status: 'Synced', revision: NEWER_COMMIT });
      await update(rollout);
      await app.beginSync(NEWER_COMMIT, rollout);
      await waits(page)
        .getByText(/^Argo CD's sync is waiting for this rollout/)
        .waitFor();
      assert.match(
        await panel(page).innerText(),
        /Suspended computed here.*running since.*waiting for healthy state/s,
      );

      await rollout.promote();
      await rollout.waitFor(isPausedAt(3));
      await rollout.promote();
      await rollout.waitFor(isFullyPromoted);
      await app.endSync();
      await waits(page).waitFor({ state: 'detached' });
      await panel(page)
        .getByText(/^succeeded/)
        .waitFor();

      // The tracking id stays, as after a deletion that does not cascade: a name, and nothing that would be made up.
      await app.delete();
      await panel(page)
        .getByText(/no such app is to be seen/)
        .waitFor();
      assert.doesNotMatch(await line(page).innerText(), /Synced|9e8d7c6/);
      assert.equal(await link.count(), 0);
      await track(rollout, null);
      await panel(page).waitFor({ state: 'detached' });
      assert.equal(await page.loadedAt(), loadedAt, 'the page was reloaded');
    },
  },
  {
    name: 'a tracking id of Argo CD that was copied from another rollout is not believed',
    async run(world) {
      const rollout = await apply(world, COPIED);
      const original = await apply(world, UNTRACKED);
      await TestApplication.apply({
        cluster: world.europe,
        name: UNTRACKED,
        rollout: original,
        revision: COMMIT,
      });
      await track(rollout, TestApplication.trackingId(UNTRACKED, original));

      const page = await world.open({ user: USERS.owner, component: COPIED });
      await panel(page)
        .getByText(/tracking id on this rollout is that of another object/)
        .waitFor();
      assert.equal(await line(page).count(), 0);
      assert.doesNotMatch(await panel(page).innerText(), /Synced|3f2a9c1/);

      // The other one carries none, and its app is told by what the app lists.
      const other = await world.open({
        user: USERS.owner,
        component: UNTRACKED,
      });
      await line(other).getByText('Synced', { exact: true }).waitFor();
    },
  },
  {
    name: 'an app of an Argo CD in another cluster is told by the address that it deploys to',
    async run(world) {
      const rollout = await apply(world, REMOTE, 'asia');
      await TestApplication.apply({
        cluster: world.europe,
        name: REMOTE,
        rollout,
        revision: COMMIT,
        server: world.asia.server,
      });
      const page = await world.open({ user: USERS.owner, component: REMOTE });
      await line(page).getByText('Synced', { exact: true }).waitFor();
      assert.match(await panel(page).innerText(), /app in cluster\s+europe/);
    },
  },
  {
    name: 'where Argo CD heals itself, dialogs warn of what Git undoes and say what it keeps',
    async run(world) {
      const rollout = await apply(world, HEALED);
      await TestApplication.apply({
        cluster: world.europe,
        name: HEALED,
        rollout,
        revision: COMMIT,
        selfHeal: true,
      });
      await track(rollout, TestApplication.trackingId(HEALED, rollout));
      await sayInGit(rollout, {
        paused: false,
        restartAt: '2026-01-01T00:00:00Z',
      });
      await update(rollout);
      const page = await world.open({ user: USERS.owner, component: HEALED });
      await line(page)
        .getByText(/Git may undo: Pause, Restart, Undo$/)
        .waitFor();

      for (const undone of [/^Pause…$/, /^Restart…$/, /^Undo…$/]) {
        await page.previewFromMenu(undone);
        await warning(page)
          .getByText(/^Argo CD undoes this within seconds/)
          .waitFor();
        await cancel(page);
      }
      await page.preview(/^Promote to step/);
      await page.dialog
        .getByText('Argo CD keeps this: only the status changes.')
        .waitFor();
      assert.equal(await warning(page).count(), 0);

      // With the dialog open somebody turns self-healing off: what it says follows.
      await cancel(page);
      await page.previewFromMenu(/^Pause…$/);
      await warning(page)
        .getByText(/^Argo CD undoes this/)
        .waitFor();
      await TestApplication.apply({
        cluster: world.europe,
        name: HEALED,
        rollout,
        revision: COMMIT,
        selfHeal: false,
      });
      await warning(page)
        .getByText(/^This lasts until the next commit/)
        .waitFor();
      await cancel(page);

      const fleetPage = await world.open({
        user: USERS.owner,
        address: `/rollouts?q=${HEALED}`,
        shows: opened => new FleetView(opened.page).counter('all'),
      });
      await new FleetView(fleetPage.page)
        .row(HEALED)
        .getByText('Synced', { exact: true })
        .waitFor();
    },
  },
  picture('argo-cd', {
    component: PICTURED,
    shows: waits,
    async prepare(world) {
      await picturedRollout(world);
    },
  }),
  picture('dialog-argo-cd', {
    component: PICTURED,
    shows: waits,
    async prepare(world) {
      await picturedRollout(world);
      return async page => void (await page.previewFromMenu(/^Pause…$/));
    },
  }),
];
