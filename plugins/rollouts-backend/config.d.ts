export interface Config {
  rollouts?: {
    /** The clusters to watch. */
    clusters?: Array<{
      /** Names the cluster everywhere; unique, and never changed: renaming is removing and adding. */
      name: string;
      /** Such as `production`; shown, and usable in permission rules. */
      environment?: string;
      /** Address of the API server: https, or http on a loopback address. Instead: `kubeconfig`. */
      url?: string;
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
      /** Address and credentials from a kubeconfig, instead of `url`, CA and token. */
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
      }>;
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
