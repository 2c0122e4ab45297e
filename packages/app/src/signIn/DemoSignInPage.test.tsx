import {
  configApiRef,
  discoveryApiRef,
  errorApiRef,
} from '@backstage/frontend-plugin-api';
import { mockApis, TestApiProvider } from '@backstage/frontend-test-utils';
import type { SignInPageProps } from '@backstage/plugin-app-react';
import { act, render, screen, waitFor } from '@testing-library/react';
import userEvent from '@testing-library/user-event';

import { chosenUser } from './chosenUser';
import { DemoSignInPage } from './DemoSignInPage';

type Identity = Parameters<SignInPageProps['onSignInSuccess']>[0];

const owner = {
  entityRef: 'user:default/payments-owner',
  title: 'Owner of team-payments',
  description: 'May promote.',
};

const session = {
  profile: { displayName: owner.title },
  backstageIdentity: {
    token: `x.${btoa(JSON.stringify({ exp: 4_000_000_000 }))}.x`,
    identity: {
      type: 'user',
      userEntityRef: owner.entityRef,
      ownershipEntityRefs: [owner.entityRef, 'group:default/team-payments'],
    },
  },
};

function answer(status: number, body: unknown) {
  return jest.spyOn(global, 'fetch').mockImplementation(
    async () =>
      new Response(JSON.stringify(body), {
        status,
        headers: { 'content-type': 'application/json' },
      }),
  );
}

function show(onSignInSuccess: (identity: Identity) => void) {
  const config = mockApis.config({
    data: {
      app: { title: 'Rollouts portal' },
      auth: { providers: { demo: { users: [owner] } } },
    },
  });
  return render(
    <TestApiProvider
      apis={[
        [configApiRef, config],
        [errorApiRef, mockApis.error()],
        mockApis.translation(),
        [
          discoveryApiRef,
          mockApis.discovery({ baseUrl: 'http://portal.test' }),
        ],
      ]}
    >
      <DemoSignInPage onSignInSuccess={onSignInSuccess} />
    </TestApiProvider>,
  );
}

describe('DemoSignInPage', () => {
  afterEach(() => {
    jest.restoreAllMocks();
    sessionStorage.clear();
  });

  it('signs in as the chosen user, and again after a reload without asking', async () => {
    const request = answer(200, session);
    const first = jest.fn();
    const { unmount } = show(first);
    await userEvent.click(
      await screen.findByRole('button', {
        name: 'Sign in as Owner of team-payments',
      }),
    );
    await waitFor(() => expect(first).toHaveBeenCalledTimes(1));
    const [url, init] = request.mock.calls[0] ?? [];
    expect(url).toBe('http://portal.test/api/auth/demo/refresh');
    expect(new Headers(init?.headers).get('x-demo-user')).toBe(owner.entityRef);
    unmount();

    const second = jest.fn();
    show(second);
    await waitFor(() => expect(second).toHaveBeenCalledTimes(1));
  });

  it('asks again after signing out', async () => {
    answer(200, session);
    const identities: Identity[] = [];
    const { unmount } = show(identity => identities.push(identity));
    await userEvent.click(await screen.findByRole('button'));
    await waitFor(() => expect(identities).toHaveLength(1));
    await identities[0]?.signOut();
    unmount();

    show(jest.fn());
    expect(await screen.findByRole('button')).toBeVisible();
  });

  it.each([
    ['the user is not in the catalog yet', 404],
    ['the backend is not ready yet', 503],
    ['nobody listens yet', undefined],
  ])('waits and tries again while %s', async (_, status) => {
    jest.useFakeTimers();
    try {
      chosenUser.remember(owner.entityRef);
      if (status === undefined) {
        jest.spyOn(global, 'fetch').mockRejectedValue(new TypeError('failed'));
      } else {
        answer(status, { error: { name: 'Error', message: 'not yet' } });
      }
      const signedIn = jest.fn();
      show(signedIn);
      expect(await screen.findByRole('status')).toHaveTextContent(
        'still starting',
      );
      answer(200, session);
      await act(() => jest.advanceTimersByTimeAsync(1_000));
      expect(signedIn).toHaveBeenCalledTimes(1);
    } finally {
      jest.useRealTimers();
    }
  });

  it('gives up waiting after a minute and lets the visitor choose again', async () => {
    jest.useFakeTimers();
    try {
      chosenUser.remember(owner.entityRef);
      answer(404, { error: { name: 'NotFoundError', message: 'no user' } });
      show(jest.fn());
      for (let second = 0; second <= 61; second += 1) {
        await act(() => jest.advanceTimersByTimeAsync(1_000));
      }
      expect(screen.getByRole('alert')).toHaveTextContent('Signing in failed');
    } finally {
      jest.useRealTimers();
    }
  });

  it('says why signing in failed and lets the visitor choose again', async () => {
    answer(401, { error: { name: 'AuthenticationError', message: 'gone' } });
    const signedIn = jest.fn();
    show(signedIn);
    await userEvent.click(await screen.findByRole('button'));
    expect(await screen.findByRole('alert')).toHaveTextContent(
      'Signing in failed',
    );
    answer(200, session);
    await userEvent.click(screen.getByRole('button'));
    await waitFor(() => expect(signedIn).toHaveBeenCalledTimes(1));
  });
});
