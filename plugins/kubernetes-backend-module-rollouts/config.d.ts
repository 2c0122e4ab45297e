export interface Config {
  rollouts?: {
    /** What is taken over from the Kubernetes plugin of the same backend. */
    kubernetesPlugin?: {
      /** Watches its clusters, too. Those of the same name in `rollouts.clusters` come first. Default: true. */
      clusters?: boolean;
      /**
       * Acts with the credentials that it has. They need the rights of the actor, beside those to list and watch.
       * Default: false, so its clusters are only shown.
       */
      actions?: boolean;
      /**
       * Hosts of API servers that the software catalog may name; `*.example.com` for all below a domain. Credentials go
       * there, whoever edits the catalog. Default: none, so clusters of the catalog are named and not watched.
       */
      catalogHosts?: string[];
      /**
       * Networks that these hosts may be in, such as `10.20.0.0/16`. Checked whenever one is connected to, whatever its
       * name resolved to before. Default: everywhere but on loopback addresses. Link-local ones, and others where clouds
       * tell their machines about themselves, are refused in any case.
       */
      catalogAddresses?: string[];
      /**
       * Set where the Kubernetes plugin runs in another backend: its clusters are watched through its API then, with a
       * service token, so no credential of a cluster is in this backend. Left out: only one of the same backend counts.
       */
      elsewhere?: {
        /**
         * Lets the token go over plain http where discovery says so, which an own network of the backends may allow.
         * Default: false, so only https and loopback addresses will do.
         */
        dangerouslyAllowPlainHttp?: boolean;
      };
    };
  };
}
