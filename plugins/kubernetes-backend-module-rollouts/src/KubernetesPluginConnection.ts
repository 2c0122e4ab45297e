import type {
  AuthenticationStrategy,
  ClusterDetails,
} from '@backstage/plugin-kubernetes-node';

/** What the Kubernetes plugin has at hand once it is set up. */
export type KubernetesPlugin = {
  clusters(): Promise<ClusterDetails[]>;
  authStrategy: AuthenticationStrategy;
};

/**
 * Where the Kubernetes plugin leaves what the rollouts plugin picks up. Modules see the extension points of their own
 * plugin only, so there is one on each side, and this between them.
 */
export class KubernetesPluginConnection {
  readonly #plugin: Promise<KubernetesPlugin | undefined>;
  #settle: (plugin: KubernetesPlugin | undefined) => void = () => {};

  constructor() {
    this.#plugin = new Promise(resolve => {
      this.#settle = resolve;
    });
  }

  /** Only the first counts. */
  provide(plugin: KubernetesPlugin): void {
    this.#settle(plugin);
  }

  /** The backend has started: who has not come by now is not installed or not configured. */
  close(): void {
    this.#settle(undefined);
  }

  /** Undefined when this backend has no Kubernetes plugin, or one without configuration. */
  plugin(): Promise<KubernetesPlugin | undefined> {
    return this.#plugin;
  }
}
