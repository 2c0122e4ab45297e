import { sentence } from '@rollouts-portal/plugin-rollouts-common';
import type {
  ClusterCredential,
  ClusterCredentialProvider,
} from '@rollouts-portal/plugin-rollouts-node';

import type { Endpoint } from './ClusterAccess';
import { ClusterProblemError } from './ClusterProblemError';
import type { CredentialTiming } from './Timing';
import { withinTime } from './withinTime';

// A provider may ask a cloud, so it is not asked for every request.
const REMEMBERED_FOR = 60_000;

/** What a source of clusters proves an identity with; asked again when it is old, refused, or a connection is made. */
export class ProvidedCredential {
  #given: { at: number; credential: Promise<ClusterCredential> } | undefined;

  /** @param key - where the cluster is configured; problems name it */
  constructor(
    private readonly provide: ClusterCredentialProvider,
    private readonly key: string,
    private readonly timing: CredentialTiming,
  ) {}

  /** @throws ClusterProblemError */
  async certificate(): Promise<Pick<Endpoint, 'cert' | 'key'>> {
    const credential = await this.#load({ fresh: true });
    return credential.type === 'client-certificate'
      ? { cert: credential.certificate, key: credential.key }
      : {};
  }

  /** @throws ClusterProblemError */
  async authorization(options: {
    fresh: boolean;
  }): Promise<string | undefined> {
    const credential = await this.#load(options);
    if (credential.type !== 'bearer-token') return undefined;
    const token = credential.token.trim();
    // Anything else cannot be sent in a header, and its text must not end up in an error message.
    if (!/^[\x21-\x7e]+$/.test(token)) throw this.#failed();
    return `Bearer ${token}`;
  }

  #load({ fresh }: { fresh: boolean }): Promise<ClusterCredential> {
    const now = performance.now();
    if (!fresh && this.#given && now - this.#given.at < REMEMBERED_FOR) {
      return this.#given.credential;
    }
    const given = { at: now, credential: this.#ask() };
    this.#given = given;
    given.credential.catch(() => {
      if (this.#given === given) this.#given = undefined;
    });
    return given.credential;
  }

  async #ask(): Promise<ClusterCredential> {
    const { timing } = this;
    try {
      return await withinTime(this.provide(), timing.credentialTimeout, timing);
    } catch {
      // Not told: what a provider says may hold what it was given.
      throw this.#failed();
    }
  }

  #failed(): ClusterProblemError {
    return new ClusterProblemError(
      'auth-failed',
      sentence('cluster-credentials-failed', { key: this.key }),
    );
  }
}
