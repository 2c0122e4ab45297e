import type { ConfigApi } from '@backstage/frontend-plugin-api';

export type DemoUserCard = {
  entityRef: string;
  title: string;
  description: string;
};

/** The users of `auth.providers.demo`; none where the demo sign-in is not configured. */
export function readDemoUsers(config: ConfigApi): DemoUserCard[] {
  const users = config.getOptionalConfigArray('auth.providers.demo.users');
  return (users ?? []).map(user => ({
    entityRef: user.getString('entityRef'),
    title: user.getString('title'),
    description: user.getString('description'),
  }));
}
