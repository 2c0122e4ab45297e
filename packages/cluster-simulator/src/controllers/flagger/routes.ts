import type {
  KubernetesObject,
  StoredObject,
} from '../../store/KubernetesObject';
import type { ClusterView } from '../engine/ClusterView';
import { numberAt } from '../engine/fields';
import type { Write } from '../engine/Write';
import { settingsOf } from './CanarySettings';
import { httpRouteRouter } from './routing/httpRouteRouter';
import { ingressRouter } from './routing/ingressRouter';
import { ALL_TO_PRIMARY, type Router, type Routes } from './routing/Router';
import { virtualServiceRouter } from './routing/virtualServiceRouter';

const ROUTERS: Readonly<Record<string, Router>> = {
  gatewayapi: httpRouteRouter,
  istio: virtualServiceRouter,
  nginx: ingressRouter,
};

/** As the routing object has it; Flagger, too, asks that and not the status. */
export function routesOf(canary: StoredObject, view: ClusterView): Routes {
  if (settingsOf(canary).provider === 'kubernetes') {
    // Nothing is shifted; Flagger takes it as shifted from the first iteration on.
    const iterations = numberAt(canary.status, 'iterations') ?? 0;
    return { canary: iterations > 0 ? 100 : 0, mirrored: false };
  }
  const route = routeOf(canary, view);
  return (route && routerOf(canary)?.read(route)) ?? ALL_TO_PRIMARY;
}

export function routeOf(
  canary: StoredObject,
  view: ClusterView,
): StoredObject | undefined {
  const router = routerOf(canary);
  if (!router) return undefined;
  const { namespace } = canary.metadata;
  return view.find({
    kind: router.kind,
    name: router.nameOf(canary),
    namespace,
  });
}

/** What is created while initialising, all traffic to the primary. */
export function newRoutes(
  canary: StoredObject,
  view: ClusterView,
): KubernetesObject[] {
  return routerOf(canary)?.objects(canary, view) ?? [];
}

/** Divides the traffic anew; nothing to do where there is no route. */
export function routing(
  canary: StoredObject,
  view: ClusterView,
  routes: Routes,
): Write[] {
  const router = routerOf(canary);
  const route = routeOf(canary, view);
  if (!router || !route) return [];
  const { kind, metadata } = route;
  const of = { kind, name: metadata.name, namespace: metadata.namespace };
  return [{ write: 'patch', of, patch: router.patch(canary, routes) }];
}

function routerOf(canary: StoredObject): Router | undefined {
  return ROUTERS[settingsOf(canary).provider];
}
