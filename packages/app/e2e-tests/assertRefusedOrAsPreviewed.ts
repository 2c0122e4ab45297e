import assert from 'node:assert/strict';

import { at } from '@rollouts-portal/control-plane/json.ts';

import { RolloutApi, type Verb } from './RolloutApi.ts';
import type { TestRollout } from './TestRollout.ts';
import { until } from './until.ts';
import { USERS } from './users.ts';
import { whatActionsChange } from './whatActionsChange.ts';
import type { World } from './World.ts';

/** Those that kubectl takes at any time. */
type TakenVerb = Extract<Verb, 'promote' | 'promote-full' | 'abort' | 'retry'>;

const BUTTON: Record<TakenVerb, RegExp> = {
  promote: /^Promote(?! fully)/,
  'promote-full': /^Promote fully…/,
  abort: /^Abort…/,
  retry: /^Retry/,
};

/**
 * An action in a state where kubectl says "promoted" whatever happens: either page and API refuse it with a reason
 * and the object is untouched, or it comes out as the preview said.
 */
export async function assertRefusedOrAsPreviewed(
  world: World,
  rollout: TestRollout,
  {
    component,
    verb,
    isSeen,
  }: {
    component: string;
    verb: TakenVerb;
    /** Whether what the portal says of the rollout shows the state that is meant. */
    isSeen: (seen: { detail: unknown; preview: unknown }) => boolean;
  },
): Promise<void> {
  const api = await RolloutApi.of(world.portal, USERS.owner, component);
  const before = await rollout.now();
  await until('the portal has seen the state that is meant', async () => {
    const { body: detail } = await api.detail(USERS.owner);
    const { body: preview } = await api.preview(USERS.owner, verb);
    return isSeen({ detail, preview });
  });
  // Opened after that: its first snapshot is of that state, too.
  const page = await world.open({ user: USERS.owner, component });
  const preview = await api.preview(USERS.owner, verb);
  const action = page.action(BUTTON[verb]);

  if (at(preview.body, 'possible') === false) {
    const reason = await page.hindrance(action);
    assert.notEqual(reason, '');
    const answer = await api.act(USERS.owner, verb, preview);
    assert.equal(at(answer.body, 'result'), 'rejected');
    assert.deepEqual(
      whatActionsChange(await rollout.now()),
      whatActionsChange(before),
      'the rollout was touched',
    );
    world.say(`        refused: ${reason}`);
    return;
  }

  const weight = Number(at(preview.body, 'after', 'desired', 'value'));
  await (await page.preview(BUTTON[verb])).click();
  const outcome = await page.outcome();
  assert.match(outcome, /^Applied\b/);
  await until(
    `kubectl prints the weight ${weight} that was previewed`,
    async () => Number((await rollout.reference()).setWeight) === weight,
  );
  world.say(`        as previewed: ${outcome.split(/\n+/)[1] ?? ''}`);
}
