import { ProxiedSignInPage } from '@backstage/core-components';
import { configApiRef, useApi } from '@backstage/frontend-plugin-api';
import type { SignInPageProps } from '@backstage/plugin-app-react';
import { useState } from 'react';

import { chosenUser } from './chosenUser';
import { DemoIdentity } from './DemoIdentity';
import { DemoUserChoice } from './DemoUserChoice';
import { readDemoUsers } from './readDemoUsers';

/** Asks the visitor of the demo who to be, once per tab, and signs in as that user. */
export function DemoSignInPage({ onSignInSuccess }: SignInPageProps) {
  const config = useApi(configApiRef);
  const [entityRef, setEntityRef] = useState(chosenUser.get);
  const choose = (chosen: string) => {
    chosenUser.remember(chosen);
    setEntityRef(chosen);
  };
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
      // A new attempt for every choice; the page tries once when it is mounted.
      key={entityRef}
      provider="demo"
      headers={{ 'x-demo-user': entityRef }}
      onSignInSuccess={identity =>
        onSignInSuccess(new DemoIdentity(identity, chosenUser.forget))
      }
      ErrorComponent={({ error }) => choice(error?.message)}
    />
  );
}
