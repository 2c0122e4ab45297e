import { at, textAt } from '@rollouts-portal/control-plane/json.ts';

import type { Answer, Portal } from './Portal.ts';
import { newIdempotencyKey } from './TestRollout.ts';
import { until } from './until.ts';
import type { User } from './users.ts';

export type Verb =
  | 'promote'
  | 'promote-full'
  | 'skip-step'
  | 'abort'
  | 'retry'
  | 'pause'
  | 'resume'
  | 'restart'
  | 'undo';

/** What the plugin's API says to someone who uses it by hand, about the one rollout of a component. */
export class RolloutApi {
  readonly id: string;
  readonly #portal: Portal;

  private constructor(portal: Portal, id: string) {
    this.#portal = portal;
    this.id = id;
  }

  static async of(
    portal: Portal,
    user: User,
    component: string,
  ): Promise<RolloutApi> {
    const id = await until(`${component} shows a rollout`, async () => {
      const { body } = await portal.request(
        user,
        `/rollouts/entities/component/default/${component}/rollouts`,
      );
      return textAt(body, 'items', 0, 'id');
    });
    return new RolloutApi(portal, id);
  }

  detail(user: User): Promise<Answer> {
    return this.#portal.request(user, this.#path());
  }

  preview(user: User, verb: Verb): Promise<Answer> {
    return this.#portal.request(user, this.#path(`/preview/${verb}`));
  }

  act(
    user: User,
    verb: Verb,
    preview: Answer,
    idempotencyKey = newIdempotencyKey(),
  ): Promise<Answer> {
    return this.#portal.request(user, this.#path('/actions'), {
      method: 'POST',
      body: {
        verb,
        precondition: at(preview.body, 'precondition'),
        // Of an undo only.
        revision: at(preview.body, 'revision'),
        idempotencyKey,
      },
    });
  }

  #path(rest = ''): string {
    return `/rollouts/rollouts/${encodeURIComponent(this.id)}${rest}`;
  }
}
