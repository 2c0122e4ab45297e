import { writeFile } from 'node:fs/promises';

import type { ClusterAccess } from '@rollouts-portal/control-plane/Cluster.ts';
import { textAt } from '@rollouts-portal/control-plane/json.ts';

import { until } from '../until.ts';

const NAMESPACE = '/api/v1/namespaces/rollouts-portal';
const ACCOUNT = 'portal-watcher';
const LASTS_SECONDS = 24 * 60 * 60;

/** The token of the portal's ServiceAccount in a file, as `kubectl create token` gives it: worth nothing without that account. */
export class WatcherToken {
  readonly file: string;
  readonly #cluster: ClusterAccess;
  #token = '';

  constructor(cluster: ClusterAccess, file: string) {
    this.#cluster = cluster;
    this.file = file;
  }

  /** Writes a new one to the file. */
  async issue(): Promise<void> {
    const { status, body } = await this.#cluster.request(
      'POST',
      `${NAMESPACE}/serviceaccounts/${ACCOUNT}/token`,
      {
        body: {
          apiVersion: 'authentication.k8s.io/v1',
          kind: 'TokenRequest',
          spec: { expirationSeconds: LASTS_SECONDS },
        },
      },
    );
    const token = textAt(body, 'status', 'token');
    if (token === undefined) {
      throw new Error(`no token: ${status} ${JSON.stringify(body)}`);
    }
    this.#token = token;
    await writeFile(this.file, token, { mode: 0o600 });
  }

  /** Takes the account away; resolves when the API server refuses the token, which it remembers for 10 s. */
  async revoke(): Promise<void> {
    await this.#cluster.request(
      'DELETE',
      `${NAMESPACE}/serviceaccounts/${ACCOUNT}`,
    );
    await until(
      'the token is refused',
      async () => (await this.#status()) === 401,
      { every: 500 },
    );
  }

  /** Gives the account back, and a token of it. */
  async restore(): Promise<void> {
    const { status, body } = await this.#cluster.request(
      'POST',
      `${NAMESPACE}/serviceaccounts`,
      {
        body: {
          apiVersion: 'v1',
          kind: 'ServiceAccount',
          metadata: { name: ACCOUNT },
        },
      },
    );
    if (status !== 201) throw new Error(`${status} ${JSON.stringify(body)}`);
    await this.issue();
  }

  async #status(): Promise<number> {
    const { status } = await this.#cluster.request('GET', '/api', {
      token: this.#token,
    });
    return status;
  }
}
