export interface Config {
  rollouts?: {
    /**
     * The clusters to watch. Changes count without a restart. An entry with nothing but a name, an environment and labels
     * tells these of a cluster that is known from elsewhere, such as the Kubernetes plugin.
     */
    clusters?: Array<{
      /** Names the cluster everywhere; unique, and never changed: renaming is removing and adding. */
      name: string;
      /** Such as `production`; shown, and usable in permission rules. */
      environment?: string;
      /** Shown, such as a region. */
      labels?: { [name: string]: string };
      /**
       * Address of the API server: https, or http on a loopback address; with the path below which it stands, if any.
       * Instead: `kubeconfig` or `inCluster`.
       */
      url?: string;
      /** The cluster that the portal runs in, by the service account of its pod. Its token is read again as it rotates. */
      inCluster?: boolean;
      /** What the certificate of the API server is for, when not the host of `url`. */
      tlsServerName?: string;
      /**
       * A proxy that is asked to CONNECT to the API server: http or https; may hold user and password.
       * @visibility secret
       */
      proxyUrl?: string;
      /** File with the certificate authority of the API server, PEM. */
      caFile?: string;
      /** The same, inline: PEM, or base64 of it. */
      caData?: string;
      /** Does not verify who the API server is. Refused where `actor` is given. */
      skipTLSVerify?: boolean;
      /**
       * Token that may list and watch.
       * @visibility secret
       */
      token?: string;
      /** File with that token; read again when it changes. */
      tokenFile?: string;
      /** A program that prints a token or a client certificate, as `exec` of a kubeconfig; run again as they rotate. */
      exec?: {
        command: string;
        args?: string[];
        env?: Array<{
          name: string;
          /** @visibility secret */
          value: string;
        }>;
        /** Default: `client.authentication.k8s.io/v1`. */
        apiVersion?: string;
      };
      /** Address, proxy and credentials from a kubeconfig, instead of `url`, CA and token. Read again when it changes. */
      kubeconfig?: {
        file: string;
        /** Default: the file's current context. */
        context?: string;
      };
      /** Another identity, for actions. Left out: the portal only shows this cluster. */
      actor?: {
        /** @visibility secret */
        token?: string;
        tokenFile?: string;
        exec?: {
          command: string;
          args?: string[];
          env?: Array<{
            name: string;
            /** @visibility secret */
            value: string;
          }>;
          apiVersion?: string;
        };
        /** Only its credentials are used; the address stays the cluster's own. */
        kubeconfig?: {
          file: string;
          context?: string;
        };
      };
      /** Watches only these; for identities without rights in the whole cluster. */
      namespaces?: string[];
    }>;
    /** Who owns what, for acting on it. The first rule that fits decides, before all annotations. */
    ownership?: Array<{
      /** Left out: any cluster. */
      cluster?: string;
      /** A namespace, with `*` for any run of characters. */
      namespacePattern: string;
      /** Full entity reference, such as `group:default/shop`. */
      owner: string;
    }>;
    /** Annotation on a Namespace or workload that names its owner. Default: `rollouts-portal.io/entity-ref`. */
    entityRefAnnotation?: string;
    /** What counts as a rollout, beside the Rollouts of Argo Rollouts. */
    providers?: {
      /** The Canaries of Flagger. */
      flagger?: {
        /** Default: true. */
        enabled?: boolean;
      };
      /** Workloads that nothing but Kubernetes itself rolls out. */
      workloads?: {
        /** Which kinds of them. Default: none. */
        kinds?: Array<'Deployment' | 'StatefulSet' | 'DaemonSet'>;
        /** Only those with such labels, such as `backstage.io/kubernetes-id`. */
        labelSelector?: string;
      };
    };
    /** Applications of Argo CD, shown beside the rollouts that they deploy. */
    argocd?: {
      /** Whether clusters are asked for Applications; where there are none nothing is lost. Default: true. */
      enabled?: boolean;
      /** What cannot be seen in a cluster of each Argo CD. */
      instances?: Array<{
        /** Cluster, as named above, in which its Applications stand. */
        cluster: string;
        /** Its own namespace; needed where there are several in the cluster, or where only `namespaces` are watched. */
        namespace?: string;
        /** Where people open it, for links to its apps. Left out: no links. */
        url?: string;
        /** Its `installationID`, where it marks objects with it. */
        installationId?: string;
        /** Clusters that it calls otherwise than the portal does. */
        destinations?: Array<{
          /** Its own name for the cluster, or the address of the API server. */
          destination: string;
          /** The portal's name. */
          cluster: string;
        }>;
        /**
         * The label of its clusters whose value is their environment, for those that have none from elsewhere. Whoever may
         * label a cluster in Argo CD decides then what permission rules by environment say of it. Left out: none is.
         */
        environmentLabel?: string;
        /**
         * Asks its API for the clusters that it knows: names, addresses and labels, for clusters that are watched by other
         * credentials. Its account needs `clusters, get`.
         */
        api?: {
          /** Default: `url` of the instance. */
          url?: string;
          caFile?: string;
          /** @visibility secret */
          token?: string;
          /** Read again when it rotates. */
          tokenFile?: string;
        };
        /**
         * Watches the clusters that it deploys to with the credentials in its Secrets, which are most often those of an
         * administrator. They are used to look and never to act, are kept in memory, and are never logged. Default: false.
         */
        dangerouslyReadClusterSecrets?: boolean;
      }>;
    };
    /** What several replicas of the backend have to do with each other. */
    replicas?: {
      /**
       * `embedded`: each watches all clusters, and none knows of the others. `shared`: each cluster is watched by one of
       * them, and the others read what it sees from the plugin's database, which must be PostgreSQL. Default: `embedded`.
       */
      mode?: 'embedded' | 'shared';
    };
    actions?: {
      /**
       * Lets every signed-in user act in every cluster that has an `actor` while Backstage's permission framework is
       * disabled. Default: false.
       */
      dangerouslyAllowWithoutPermissionFramework?: boolean;
    };
  };
}
