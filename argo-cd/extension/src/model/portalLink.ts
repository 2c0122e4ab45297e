import { formatRolloutId } from '@rollouts-portal/plugin-rollouts-common';
import { z } from 'zod';

import type { ExtensionProps } from '../argocd/extensionProps';

/** What the operator says; the installer of extensions turns names into capitals, and values are texts. */
const settingsSchema = z.object({
  /** Address of the portal's page of all rollouts. */
  ROLLOUTS_URL: z.string().optional(),
  /** Clusters by the names that the portal and Argo CD know them by: `prod-eu=https://10.0.0.1:6443, staging=in-cluster`. */
  CLUSTERS: z.string().optional(),
});

export type PortalLink =
  | { to: 'rollout' | 'search'; href: string }
  | { to: 'nowhere'; because: string };

/** Where the portal shows a rollout; undefined where the operator names no portal. */
export function portalLink(
  settings: unknown,
  { resource, application }: Pick<ExtensionProps, 'resource' | 'application'>,
): PortalLink | undefined {
  const parsed = settingsSchema.safeParse(settings ?? {});
  if (!parsed.success) return nowhere('The settings of this tab are no texts.');
  const { ROLLOUTS_URL: address, CLUSTERS: clusters = '' } = parsed.data;
  if (!address) return undefined;
  const page = httpUrl(address);
  if (page === undefined) {
    return nowhere(
      'ROLLOUTS_URL is no address that begins with http or https.',
    );
  }
  const { namespace, name } = resource.metadata;
  const cluster = portalCluster(clusters, application);
  if (cluster === undefined) {
    page.search = new URLSearchParams({ q: name }).toString();
    return { to: 'search', href: page.href };
  }
  const [group = ''] = resource.apiVersion.split('/');
  const id = formatRolloutId({
    cluster,
    group,
    kind: resource.kind,
    namespace,
    name,
  });
  page.pathname = `${page.pathname.replace(/\/+$/, '')}/${id}`;
  return { to: 'rollout', href: page.href };
}

function nowhere(because: string): PortalLink {
  return { to: 'nowhere', because };
}

/** Anything else in a link could be a script. */
function httpUrl(text: string): URL | undefined {
  try {
    const url = new URL(text);
    const isHttp = url.protocol === 'http:' || url.protocol === 'https:';
    return isHttp && url.username === '' && url.password === ''
      ? url
      : undefined;
  } catch {
    return undefined;
  }
}

function portalCluster(
  clusters: string,
  { spec }: ExtensionProps['application'],
): string | undefined {
  const { server, name } = spec?.destination ?? {};
  const known = [name, server].flatMap(each =>
    each ? [withoutSlash(each)] : [],
  );
  for (const pair of clusters.split(/[\s,]+/)) {
    const at = pair.indexOf('=');
    if (at > 0 && known.includes(withoutSlash(pair.slice(at + 1)))) {
      return pair.slice(0, at);
    }
  }
  return undefined;
}

function withoutSlash(address: string): string {
  return address.replace(/\/+$/, '');
}
