import { KubeConfig } from '@kubernetes/client-node';
import type { RequestOptions } from 'node:https';
import { dirname } from 'node:path';
import { sentence } from '@rollouts-portal/plugin-rollouts-common';
import { ClusterProblemError } from './ClusterProblemError';
import { readConfiguredFile } from './readConfiguredFile';
import { refusePlainHttp } from './refusePlainHttp';
import type { CredentialTiming } from './Timing';
import { requestOptions } from './requestOptions';
import { tellExecPlugin } from './tellExecPlugin';

export type LoadedKubeconfig = {
  url: URL;
  /** A proxy that is asked to CONNECT. */
  proxyUrl?: URL;
  /** Options of the connection and its headers, as the kubeconfig's context asks for. */
  options: RequestOptions;
};

// Credential plugins are programs, so none is run for every request.
const REMEMBERED_FOR = 60_000;

/** One context of a kubeconfig, credential plugins included; read again when a connection is made and after a refusal. */
export class KubeconfigSource {
  #loaded: { at: number; kubeconfig: Promise<LoadedKubeconfig> } | undefined;

  /** @param key - the configuration key that names the file; problems name it */
  constructor(
    private readonly reference: { file: string; context?: string },
    private readonly key: string,
    private readonly timing: CredentialTiming,
  ) {}

  /** @throws ClusterProblemError, which never tells what the file says */
  load({ fresh }: { fresh: boolean }): Promise<LoadedKubeconfig> {
    const now = performance.now();
    if (!fresh && this.#loaded && now - this.#loaded.at < REMEMBERED_FOR) {
      return this.#loaded.kubeconfig;
    }
    const kubeconfig = loadKubeconfig(this.reference, this.key, this.timing);
    const loaded = { at: now, kubeconfig };
    this.#loaded = loaded;
    kubeconfig.catch(() => {
      if (this.#loaded === loaded) this.#loaded = undefined;
    });
    return kubeconfig;
  }
}

async function loadKubeconfig(
  { file, context }: { file: string; context?: string },
  key: string,
  timing: CredentialTiming,
): Promise<LoadedKubeconfig> {
  const text = await readConfiguredFile(file, `${key}.file`, 'unreachable');
  const kubeconfig = new KubeConfig();
  try {
    kubeconfig.loadFromString(text);
    kubeconfig.makePathsAbsolute(dirname(file));
  } catch {
    throw unusable(key, 'it is not a valid kubeconfig');
  }
  if (context !== undefined) {
    if (!kubeconfig.getContextObject(context)) {
      throw unusable(key, `it has no context ${context}`);
    }
    kubeconfig.setCurrentContext(context);
  }
  const cluster = kubeconfig.getCurrentCluster();
  if (!cluster?.server) throw unusable(key, 'its context names no cluster');
  const user = kubeconfig.getCurrentUser();
  if (!user) throw unusable(key, 'its context names no user');
  if (!URL.canParse(cluster.server)) {
    throw unusable(key, 'its server is not a URL');
  }
  const url = new URL(cluster.server);
  refusePlainHttp(url, key);
  // Without this, the library refuses plain http also on loopback. The proxy is used by us, not by the library.
  const { proxyUrl: _, ...unproxied } = cluster;
  kubeconfig.loadFromClusterAndUser(
    {
      ...unproxied,
      skipTLSVerify: cluster.skipTLSVerify || url.protocol === 'http:',
    },
    user,
  );
  const proxyUrl = proxyOf(cluster.proxyUrl, key);
  tellExecPlugin(user, cluster);
  return {
    url,
    options: await requestOptions(kubeconfig, key, timing),
    ...(proxyUrl && { proxyUrl }),
  };
}

function proxyOf(given: string | undefined, key: string): URL | undefined {
  if (!given) return undefined;
  if (!URL.canParse(given)) throw unusable(key, 'its proxy is not a URL');
  const proxy = new URL(given);
  if (proxy.protocol !== 'http:' && proxy.protocol !== 'https:') {
    throw unusable(key, 'its proxy speaks neither http nor https');
  }
  return proxy;
}

function unusable(key: string, reason: string): ClusterProblemError {
  return new ClusterProblemError(
    'unreachable',
    sentence('cluster-kubeconfig', { key, reason }),
  );
}
