import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { ApiKind } from './recordingFormat.ts';

export type RouterName = 'apisix' | 'istio' | 'smi' | 'traefik';

/** The kinds of traffic routers that Argo Rollouts writes to; nothing routes by them here. */
export const ROUTER_KINDS: Readonly<Record<RouterName, readonly ApiKind[]>> = {
  apisix: [['apisix.apache.org/v2', 'ApisixRoute']],
  istio: [
    ['networking.istio.io/v1alpha3', 'VirtualService'],
    ['networking.istio.io/v1alpha3', 'DestinationRule'],
  ],
  smi: [['split.smi-spec.io/v1alpha1', 'TrafficSplit']],
  traefik: [['traefik.io/v1alpha1', 'TraefikService']],
};

/** The text of the CustomResourceDefinitions of a router. */
export function routerDefinitions(router: RouterName): Promise<string> {
  return readFile(
    join(import.meta.dirname, 'routers', `${router}.yaml`),
    'utf8',
  );
}
