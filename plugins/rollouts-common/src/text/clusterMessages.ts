/** How clusters are doing. `key` is the place in the portal's configuration to look at; addresses are never named. */
export const clusterMessages = {
  'cluster-address-unknown':
    'The name of the API server cannot be resolved. Look at {{key}}.',
  'cluster-refused':
    'The API server refuses connections. Is it running, and is {{key}} right?',
  'cluster-timeout':
    'The API server does not answer in time. Look at {{key}} and at the network in between.',
  'cluster-connection-lost':
    'The connection to the API server was lost. The portal keeps trying.',
  'cluster-unreachable':
    'The API server cannot be reached ({{reason}}). Look at {{key}}.',
  'cluster-not-tls':
    'The API server and the portal cannot agree on TLS. Does {{key}} name the port that speaks https?',
  'cluster-unknown-ca':
    'The certificate of the API server is signed by an authority that the portal does not know. Look at {{key}}.',
  'cluster-certificate-expired':
    'The certificate of the API server is not valid at this time.',
  'cluster-certificate-host':
    'The certificate of the API server is for another name than the one in {{key}}.',
  'cluster-client-certificate':
    'The API server does not accept the client certificate. Look at {{key}}.',
  'cluster-plain-http':
    'Plain http is used for loopback addresses only, so that no credentials are sent in the clear. Look at {{key}}.',
  'cluster-unverified-actor':
    'Credentials for actions are not sent to a server whose certificate is not verified. Look at {{key}}.',
  'cluster-file': 'The file that {{key}} names cannot be read ({{reason}}).',
  'cluster-ca-file': 'The file that {{key}} names holds no PEM certificate.',
  'cluster-token-file': 'The file that {{key}} names holds no token.',
  'cluster-kubeconfig': 'The kubeconfig of {{key}} cannot be used: {{reason}}.',
  'cluster-credentials-failed':
    'The credentials of {{key}} could not be obtained.',
  'cluster-needs-person':
    'This cluster takes the tokens of signed-in people only ({{key}}), and the portal watches by itself. Name it in rollouts.clusters with credentials of its own.',
  'cluster-name-unusable':
    'A cluster of this name cannot be watched: letters, digits and . _ : @ / - in between are possible. Look at {{key}}.',
  'cluster-address-unusable':
    'The address of the API server must be a URL without credentials and query. Look at {{key}}.',
  'cluster-ca-unusable':
    'The certificate authority of {{key}} is not a PEM certificate.',
  'cluster-source-failed':
    'The clusters of {{source}} cannot be listed. The portal keeps trying; its log says why.',
  'cluster-source-kept':
    'The clusters of {{source}} cannot be listed again. Those that it gave before are watched; the portal keeps trying, and its log says why.',
  'cluster-not-allowed':
    'This cluster is known from the software catalog, which many people may edit. The portal watches it once its host is named in {{key}}.',
  'cluster-address-refused':
    'The host of the API server leads to an address that is refused for a cluster which others than the operator may name. Nothing is sent there. Look at {{key}} and at {{limits}}.',
  'cluster-limits-unusable':
    'Not all networks of {{key}} are written as 10.20.0.0/16 is.',
  'cluster-without-credentials':
    '{{source}} knows this cluster, and nothing gives the portal credentials for it. Name it in rollouts.clusters with credentials of its own.',
  'cluster-credentials-unsupported':
    'The credentials of {{key}} are of a kind that the portal does not use ({{kind}}). Name the cluster in rollouts.clusters with credentials of its own.',
  'cluster-name-taken':
    '{{source}} has another cluster of this name, at another address. That one is left out.',
  'cluster-alias':
    'The same cluster is watched as {{cluster}}, with the same credentials, so its rollouts are shown under that name only.',
  'cluster-same-server':
    'It has the address of {{cluster}}, with other credentials. Both are watched, so rollouts that both may read are shown twice.',
  'cluster-twin':
    'It is the cluster {{cluster}} by another name: their kube-system is one and the same. Rollouts that are read under both names are shown twice.',
  'cluster-namespaces-unusable':
    'The namespaces of {{key}} are not all names of namespaces.',
  'cluster-proxy-unusable':
    'The proxy before the API server must be a URL with http or https that ends after the port. Look at {{key}}.',
  'cluster-proxy':
    'The proxy before the API server does not let the portal through ({{status}}). Look at {{key}}.',
  'cluster-wrong-token':
    'The API server does not accept the credentials of the portal. Look at {{key}}.',
  'cluster-denied':
    'The portal may not list and watch {{resource}} with the credentials of {{key}}. Its role in the cluster lacks a right.',
  'cluster-absent':
    'The cluster does not know {{resource}}. Is the controller installed there?',
  'cluster-throttled':
    'The API server is busy and asked the portal to wait {{seconds}} s.',
  'cluster-error-answer':
    'The API server answered {{status}} instead of its {{resource}}. The portal keeps trying.',
  'cluster-redirect':
    'The address answers with a redirect, which is not followed. Look at {{key}}.',
  'cluster-not-kubernetes':
    'What answers there is not a Kubernetes API server. Look at {{key}}.',
  'cluster-garbled':
    'The API server sent something that cannot be read. The portal keeps trying.',
  'cluster-granted':
    'The portal may not read the {{resource}} of the whole cluster, so it watches those of the namespaces in which it may ({{count}}).',
  'cluster-granted-capped':
    'The portal may not read the {{resource}} of the whole cluster, so it watches those of namespaces in which it may ({{count}}). There are {{unwatched}} more such namespaces, which is too many to watch one by one.',
  'grant-everywhere':
    'To show the whole cluster, bind a ClusterRole with list and watch on {{resource}} to the identity of {{key}} with a ClusterRoleBinding.',
  'grant-any':
    'Bind a ClusterRole with list and watch on {{resource}} to the identity of {{key}}: with a ClusterRoleBinding, or with RoleBindings in single namespaces. The portal finds those by itself when it may list namespaces; else name them in the configuration.',
  'grant-namespaces':
    'Bind a Role with list and watch on {{resource}} to the identity of {{key}} in each of the namespaces that are denied ({{count}}).',
  'cluster-partial-kinds':
    'Only some kinds of rollouts can be watched; missing: {{kinds}}.',
  'cluster-partial':
    'Only some of the namespaces can be watched; {{missing}} of {{count}} are missing.',
  'cluster-unheld':
    'No replica of the portal watches {{cluster}} at the moment; this is what was last seen. Another takes over within seconds.',
  'cluster-taking-over':
    'This replica of the portal has just begun to watch the cluster; this is what another has last seen.',
  'replicas-database':
    'The database of the portal does not answer, so what its other replicas see does not arrive.',
} as const satisfies Record<string, string>;
