import { X509Certificate } from 'node:crypto';
import { z } from 'zod';
import type {
  AddressConfig,
  ClusterConnectionConfig,
  CredentialConfig,
} from '../cluster/ClusterConnectionConfig';
import { isClusterName } from '../cluster/isClusterName';
import { isLoopback } from '../cluster/isLoopback';

// RFC 1123, as API servers check the names of namespaces.
const NAMESPACE = /^[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?$/;

const text = z.string().trim().min(1, 'is empty');

const kubeconfig = z.strictObject({ file: text, context: text.optional() });

// Whatever cannot stand in a header would only fail at the first request, with a less helpful message.
const token = text.regex(
  /^[\x21-\x7e]+$/,
  'holds characters that no token has; is the variable for it set right?',
);

const credentials = {
  token: token.optional(),
  tokenFile: text.optional(),
  kubeconfig: kubeconfig.optional(),
};

type Credentials = z.infer<z.ZodObject<typeof credentials>>;

const clusterShape = z.strictObject({
  name: text.refine(
    isClusterName,
    'is not a name: use letters, digits and . _ : @ / - in between',
  ),
  environment: text.optional(),
  url: text.optional(),
  caFile: text.optional(),
  caData: text.optional(),
  skipTLSVerify: z.boolean().default(false),
  ...credentials,
  actor: z.strictObject(credentials).optional(),
  namespaces: z
    .array(
      z
        .string()
        .regex(
          NAMESPACE,
          'is a malformed namespace: lower-case letters, digits and dashes, at most 63, no dash at either end',
        ),
    )
    .min(1, 'is empty: leave it out to watch all namespaces')
    .optional(),
});

type ClusterShape = z.infer<typeof clusterShape>;

/** Adds what is wrong, at a path below the cluster, as the rest of a sentence that begins with the key. */
type Complain = (path: string[], message: string) => void;

/** One entry of `rollouts.clusters`; all that is wrong with it is told at once. */
export const clusterSchema = clusterShape
  // A refinement runs also where single values are wrong already; a transformation would not.
  .superRefine((cluster, context) => {
    connectionOf(cluster, (path, message) =>
      context.addIssue({ code: 'custom', path, message }),
    );
  })
  .transform(cluster => connectionOf(cluster, () => {}) ?? z.NEVER);

function connectionOf(
  cluster: ClusterShape,
  complain: Complain,
): Omit<ClusterConnectionConfig, 'key'> | undefined {
  const address = addressOf(cluster, complain);
  const reader = readerOf(cluster, complain);
  const actor = cluster.actor && actorOf(cluster, cluster.actor, complain);
  if (!address || !reader || (cluster.actor && !actor)) return undefined;
  const { name, environment, namespaces } = cluster;
  return {
    name,
    address,
    reader,
    ...(environment !== undefined && { environment }),
    ...(actor && { actor }),
    ...(namespaces && { namespaces: [...new Set(namespaces)] }),
  };
}

function addressOf(
  cluster: ClusterShape,
  complain: Complain,
): AddressConfig | undefined {
  const { url, caFile, skipTLSVerify } = cluster;
  if (cluster.kubeconfig) {
    for (const key of ['url', 'caFile', 'caData'] as const) {
      if (cluster[key] !== undefined) {
        complain(
          [key],
          'cannot stand beside kubeconfig, which gives the address and its CA',
        );
      }
    }
    if (skipTLSVerify) {
      complain(
        ['skipTLSVerify'],
        'cannot stand beside kubeconfig, which says this itself',
      );
    }
    return { type: 'kubeconfig', ...withoutUndefined(cluster.kubeconfig) };
  }
  if (url === undefined) {
    complain(
      ['url'],
      'is missing: give the address of the API server, such as https://10.0.0.1:6443, or a kubeconfig',
    );
  } else {
    checkUrl(url, complain);
  }
  if (caFile !== undefined && cluster.caData !== undefined) {
    complain(['caData'], 'cannot stand beside caFile: give one of them');
  }
  const ca =
    cluster.caData === undefined ? undefined : readCa(cluster.caData, complain);
  return url === undefined
    ? undefined
    : {
        type: 'url',
        url,
        skipTLSVerify,
        ...(ca !== undefined && { ca }),
        ...(caFile !== undefined && { caFile }),
      };
}

function checkUrl(text_: string, complain: Complain): void {
  if (!URL.canParse(text_)) {
    complain(['url'], 'is not a URL: give one such as https://10.0.0.1:6443');
    return;
  }
  const url = new URL(text_);
  if (url.protocol !== 'https:' && url.protocol !== 'http:') {
    complain(['url'], 'must begin with https://');
  } else if (url.protocol === 'http:' && !isLoopback(url.hostname)) {
    complain(
      ['url'],
      'must begin with https://, because plain http would show the token to the network; http is for loopback addresses only',
    );
  }
  if (url.username || url.password) {
    complain(['url'], 'must not hold credentials: give a token instead');
  }
  if (url.pathname !== '/' || url.search || url.hash) {
    complain(['url'], 'must end after the port: no path, no query');
  }
}

function readCa(given: string, complain: Complain): string | undefined {
  const pem = given.includes('-----BEGIN')
    ? given
    : Buffer.from(given, 'base64').toString('utf8');
  const certificates = pem.match(
    /-----BEGIN CERTIFICATE-----[^]*?-----END CERTIFICATE-----/g,
  );
  const isReadable = certificates?.every(certificate => {
    try {
      return Boolean(new X509Certificate(certificate));
    } catch {
      return false;
    }
  });
  if (isReadable) return pem;
  complain(['caData'], 'is not a certificate in PEM, nor base64 of one');
  return undefined;
}

function readerOf(
  cluster: ClusterShape,
  complain: Complain,
): CredentialConfig | undefined {
  const { url } = cluster;
  const isOpen =
    url !== undefined && URL.canParse(url) && new URL(url).protocol === 'http:';
  const credential = credentialOf(cluster, [], complain);
  if (credential) return credential;
  // `kubectl proxy` and the like add their own.
  if (isOpen) return { type: 'none' };
  complain(
    ['token'],
    'is missing: give token, tokenFile or kubeconfig, for an identity that may list and watch',
  );
  return undefined;
}

function actorOf(
  { skipTLSVerify }: ClusterShape,
  given: Credentials,
  complain: Complain,
): CredentialConfig | undefined {
  if (skipTLSVerify) {
    complain(
      ['skipTLSVerify'],
      'cannot stand beside actor: credentials for actions are not sent to a server that is not verified',
    );
  }
  const credential = credentialOf(given, ['actor'], complain);
  if (!credential) {
    complain(
      ['actor'],
      'holds no credentials: give token, tokenFile or kubeconfig, or leave actor out',
    );
  }
  return credential;
}

function credentialOf(
  given: Credentials,
  path: string[],
  complain: Complain,
): CredentialConfig | undefined {
  const options: CredentialConfig[] = [];
  if (given.token !== undefined) {
    options.push({ type: 'token', token: given.token });
  }
  if (given.tokenFile !== undefined) {
    options.push({ type: 'tokenFile', file: given.tokenFile });
  }
  if (given.kubeconfig) {
    options.push({ type: 'kubeconfig', ...withoutUndefined(given.kubeconfig) });
  }
  const [first, second] = options;
  if (first && second) {
    complain(
      [...path, second.type],
      `cannot stand beside ${first.type}: give one of them`,
    );
  }
  return first;
}

function withoutUndefined({ file, context }: z.infer<typeof kubeconfig>): {
  file: string;
  context?: string;
} {
  return { file, ...(context !== undefined && { context }) };
}
