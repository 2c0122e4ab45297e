import { KubeConfig } from '@kubernetes/client-node';

import type { ExecConfig } from './ClusterConnectionConfig';
import type { LoadedKubeconfig } from './KubeconfigSource';
import { requestOptions } from './requestOptions';
import { tellExecPlugin } from './tellExecPlugin';
import type { CredentialTiming } from './Timing';

type Credentials = Pick<LoadedKubeconfig, 'options'>;

// Credential plugins are programs, so none is run for every request.
const REMEMBERED_FOR = 60_000;

/** A program that prints credentials; run again when a connection is made, after a refusal, and once a minute. */
export class ExecSource {
  #loaded: { at: number; credentials: Promise<Credentials> } | undefined;

  /** @param key - the configuration key that problems name */
  constructor(
    private readonly exec: ExecConfig,
    private readonly key: string,
    private readonly timing: CredentialTiming,
  ) {}

  /** @throws ClusterProblemError, which never tells what the program says */
  load({ fresh }: { fresh: boolean }): Promise<Credentials> {
    const now = performance.now();
    if (!fresh && this.#loaded && now - this.#loaded.at < REMEMBERED_FOR) {
      return this.#loaded.credentials;
    }
    const loaded = { at: now, credentials: this.#run() };
    this.#loaded = loaded;
    loaded.credentials.catch(() => {
      if (this.#loaded === loaded) this.#loaded = undefined;
    });
    return loaded.credentials;
  }

  async #run(): Promise<Credentials> {
    const user = { name: 'exec', exec: { ...this.exec } };
    tellExecPlugin(user);
    const kubeconfig = new KubeConfig();
    kubeconfig.loadFromClusterAndUser(
      // Not reached: the library wants one beside a user.
      { name: 'exec', server: 'https://localhost', skipTLSVerify: false },
      user,
    );
    return {
      options: await requestOptions(kubeconfig, this.key, this.timing),
    };
  }
}
