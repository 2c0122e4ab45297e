import { ProxiedSignInPage } from '@backstage/core-components';
import { configApiRef, useApi } from '@backstage/frontend-plugin-api';
import type { SignInPageProps } from '@backstage/plugin-app-react';
import { useState } from 'react';

import { chosenUser } from './chosenUser';
import { DemoIdentity } from './DemoIdentity';
import { DemoUserChoice } from './DemoUserChoice';
import { isStillStarting } from './isStillStarting';
import { readDemoUsers } from './readDemoUsers';
import { StillStarting } from './StillStarting';

/** About a minute; by then it is something else. */
const MAX_WAITS = 60;

/** Asks the visitor of the demo who to be, once per tab, and signs in as that user. */
export function DemoSignInPage({ onSignInSuccess }: SignInPageProps) {
  const config = useApi(configApiRef);
  const [{ entityRef, attempt, waits }, setChoice] = useState(() => ({
    entityRef: chosenUser.get(),
    attempt: 0,
    waits: 0,
  }));
  const choose = (chosen: string) => {
    chosenUser.remember(chosen);
    setChoice({ entityRef: chosen, attempt: attempt + 1, waits: 0 });
  };
  const tryAgain = () =>
    setChoice({ entityRef, attempt: attempt + 1, waits: waits + 1 });
  const choice = (problem?: string) => (
    <DemoUserChoice
      title={config.getString('app.title')}
      users={readDemoUsers(config)}
      problem={problem}
      onChoose={choose}
    />
  );

  if (entityRef === undefined) return choice();
  return (
    <ProxiedSignInPage
      // The page tries once, when it is mounted; choosing the same user again is another try.
      key={attempt}
      provider="demo"
      headers={{ 'x-demo-user': entityRef }}
      onSignInSuccess={identity =>
        onSignInSuccess(new DemoIdentity(identity, chosenUser.forget))
      }
      ErrorComponent={({ error }) =>
        isStillStarting(error) && waits < MAX_WAITS ? (
          <StillStarting onWaited={tryAgain} />
        ) : (
          choice(error?.message)
        )
      }
    />
  );
}
