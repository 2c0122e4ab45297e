import type {
  ClusterCredential,
  ClusterCredentialProvider,
} from '@rollouts-portal/plugin-rollouts-node';

import { ProvidedCredential } from './ProvidedCredential';
import { ManualClock } from './testing/ManualClock';
import type { CredentialTiming } from './Timing';

const stale = { fresh: false };

const token = (text: string): ClusterCredential => ({
  type: 'bearer-token',
  token: text,
});

const credentialOf = (
  provide: ClusterCredentialProvider,
  timing: CredentialTiming = new ManualClock(),
) => new ProvidedCredential(provide, 'a list (eu)', timing);

describe('ProvidedCredential', () => {
  it('asks once for many requests, and again when the answer was refused', async () => {
    const provide = jest
      .fn()
      .mockResolvedValueOnce(token('first'))
      .mockResolvedValueOnce(token('second\n'));
    const credential = credentialOf(provide);
    expect(await credential.authorization(stale)).toBe('Bearer first');
    expect(await credential.authorization(stale)).toBe('Bearer first');
    expect(await credential.authorization({ fresh: true })).toBe(
      'Bearer second',
    );
    expect(provide).toHaveBeenCalledTimes(2);
  });

  it('shows a client certificate on the connection and nothing with requests', async () => {
    const credential = credentialOf(async () => ({
      type: 'client-certificate',
      certificate: 'c',
      key: 'k',
    }));
    expect(await credential.certificate()).toEqual({ cert: 'c', key: 'k' });
    expect(await credential.authorization(stale)).toBeUndefined();
  });

  it.each([
    ['the provider fails', () => Promise.reject(new Error('se cret'))],
    ['it is no token', async () => token('se cret')],
  ])(
    'names where to look, and no secret, when %s; and asks again',
    async (_, provide) => {
      const asked = jest.fn(provide);
      const credential = credentialOf(asked);
      const attempt = () => credential.authorization({ fresh: true });
      await expect(attempt()).rejects.toThrow(
        /^The credentials of a list \(eu\) could not be obtained\.$/,
      );
      await expect(attempt()).rejects.toThrow();
      expect(asked).toHaveBeenCalledTimes(2);
    },
  );

  it('gives up a provider that hangs', async () => {
    const clock = new ManualClock();
    const credential = credentialOf(() => new Promise(() => {}), clock);
    const outcome = credential
      .authorization(stale)
      .catch((error: Error) => error.message);
    await clock.advance(clock.credentialTimeout);
    expect(await outcome).toMatch(/could not be obtained/);
  });
});
