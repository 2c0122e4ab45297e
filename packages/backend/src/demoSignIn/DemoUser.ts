import { stringifyEntityRef, parseEntityRef } from '@backstage/catalog-model';
import type { Config } from '@backstage/config';
import { AuthenticationError } from '@backstage/errors';

/** Someone whom a visitor of the demo may be, without proof. */
export type DemoUser = {
  /** Full entity reference in lower case. */
  entityRef: string;
  title: string;
};

/** Reads `auth.providers.demo`. */
export function readDemoUsers(config: Config): readonly DemoUser[] {
  return config.getConfigArray('users').map(user => ({
    entityRef: normalRef(user.getString('entityRef')),
    title: user.getString('title'),
  }));
}

/**
 * The demo user that a request asks to be.
 *
 * @throws AuthenticationError for anyone who is not on the list.
 */
export function wantedDemoUser(
  users: readonly DemoUser[],
  wanted: string | undefined,
): DemoUser {
  const user = users.find(({ entityRef }) => entityRef === wanted);
  if (user === undefined) {
    throw new AuthenticationError(
      wanted === undefined
        ? 'The demo sign-in was not told whom to sign in'
        : `The demo sign-in knows no user ${JSON.stringify(
            wanted.slice(0, 200),
          )}; auth.providers.demo.users names those whom it knows`,
    );
  }
  return user;
}

function normalRef(ref: string): string {
  return stringifyEntityRef(parseEntityRef(ref));
}
