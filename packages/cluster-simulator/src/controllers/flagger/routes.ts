import type { JsonObject, JsonValue } from '../../store/Json';
import type {
  KubernetesObject,
  StoredObject,
} from '../../store/KubernetesObject';
import type { ClusterView } from '../engine/ClusterView';
import { fieldAt, listAt, numberAt, objectAt, textAt } from '../engine/fields';
import type { Write } from '../engine/Write';
import { settingsOf, type CanarySettings } from './CanarySettings';
import { generated } from './generated';

/** How the traffic is divided. */
export type Routes = { canary: number; mirrored: boolean };

export const ALL_TO_PRIMARY: Routes = { canary: 0, mirrored: false };

const NGINX_WEIGHT = 'nginx.ingress.kubernetes.io/canary-weight';

/** As the routing object has it; Flagger, too, asks that and not the status. */
export function routesOf(canary: StoredObject, view: ClusterView): Routes {
  const settings = settingsOf(canary);
  if (settings.provider === 'kubernetes') {
    // Nothing is shifted; Flagger takes it as shifted from the first iteration on.
    const iterations = numberAt(canary.status, 'iterations') ?? 0;
    return { canary: iterations > 0 ? 100 : 0, mirrored: false };
  }
  const route = routeOf(canary, view);
  switch (settings.provider) {
    case 'gatewayapi':
      return {
        canary:
          numberAt(route?.spec, 'rules', 0, 'backendRefs', 1, 'weight') ?? 0,
        mirrored: listAt(route?.spec, 'rules', 0, 'filters').some(
          filter => textAt(filter, 'type') === 'RequestMirror',
        ),
      };
    case 'istio':
      return {
        canary: numberAt(route?.spec, 'http', 0, 'route', 1, 'weight') ?? 0,
        mirrored: fieldAt(route?.spec, 'http', 0, 'mirror') !== undefined,
      };
    case 'nginx':
      return {
        canary: Number(route?.metadata.annotations?.[NGINX_WEIGHT] ?? 0),
        mirrored: false,
      };
    default:
      return ALL_TO_PRIMARY;
  }
}

export function routeOf(
  canary: StoredObject,
  view: ClusterView,
): StoredObject | undefined {
  const { provider, serviceName } = settingsOf(canary);
  const { namespace } = canary.metadata;
  const kind = KIND_OF_ROUTE[provider];
  if (kind === undefined) return undefined;
  const name = provider === 'nginx' ? ingressNames(canary).canary : serviceName;
  return view.find({ kind, name, namespace });
}

/** What is created while initialising, all traffic to the primary. */
export function newRoutes(
  canary: StoredObject,
  view: ClusterView,
): KubernetesObject[] {
  const settings = settingsOf(canary);
  switch (settings.provider) {
    case 'gatewayapi':
      return [
        generated(canary, {
          apiVersion: 'gateway.networking.k8s.io/v1',
          kind: 'HTTPRoute',
          name: settings.serviceName,
          spec: httpRouteSpec(canary, settings, ALL_TO_PRIMARY),
        }),
      ];
    case 'istio':
      return [
        ...['canary', 'primary'].map(side =>
          generated(canary, {
            apiVersion: 'networking.istio.io/v1beta1',
            kind: 'DestinationRule',
            name: `${settings.serviceName}-${side}`,
            spec: { host: `${settings.serviceName}-${side}` },
          }),
        ),
        generated(canary, {
          apiVersion: 'networking.istio.io/v1beta1',
          kind: 'VirtualService',
          name: settings.serviceName,
          spec: virtualServiceSpec(canary, settings, ALL_TO_PRIMARY),
        }),
      ];
    case 'nginx':
      return [canaryIngress(canary, view)];
    default:
      return [];
  }
}

/** Divides the traffic anew; nothing to do where there is no route. */
export function routing(
  canary: StoredObject,
  view: ClusterView,
  routes: Routes,
): Write[] {
  const settings = settingsOf(canary);
  const route = routeOf(canary, view);
  if (!route) return [];
  const { kind, metadata } = route;
  const of = { kind, name: metadata.name, namespace: metadata.namespace };
  switch (settings.provider) {
    case 'gatewayapi':
      return [
        {
          write: 'patch',
          of,
          patch: { spec: httpRouteSpec(canary, settings, routes) },
        },
      ];
    case 'istio':
      return [
        {
          write: 'patch',
          of,
          patch: { spec: virtualServiceSpec(canary, settings, routes) },
        },
      ];
    default:
      return [
        {
          write: 'patch',
          of,
          patch: {
            metadata: {
              annotations: { [NGINX_WEIGHT]: String(routes.canary) },
            },
          },
        },
      ];
  }
}

const KIND_OF_ROUTE: Readonly<Record<string, string>> = {
  gatewayapi: 'HTTPRoute',
  istio: 'VirtualService',
  nginx: 'Ingress',
};

function httpRouteSpec(
  { spec }: StoredObject,
  { serviceName, strategy }: CanarySettings,
  { canary, mirrored }: Routes,
): JsonObject {
  const port = numberAt(spec, 'service', 'port') ?? 80;
  const timeout = textAt(spec, 'service', 'timeout');
  const timeouts =
    timeout === undefined ? {} : { timeouts: { request: timeout } };
  const backend = (side: string, weight: number): JsonObject => ({
    group: '',
    kind: 'Service',
    name: `${serviceName}-${side}`,
    port,
    weight,
  });
  const path = { type: 'PathPrefix', value: '/' };
  const divided = [backend('primary', 100 - canary), backend('canary', canary)];
  const matches = listAt(spec, 'analysis', 'match').map(match => ({
    headers: headersOf(match),
    path,
  }));
  const { weight: _, ...mirror } = backend('canary', 0);
  return {
    hostnames: listAt(spec, 'service', 'hosts'),
    parentRefs: listAt(spec, 'service', 'gatewayRefs'),
    rules:
      strategy === 'a-b'
        ? [
            { backendRefs: divided, matches, ...timeouts },
            {
              backendRefs: [backend('primary', 100)],
              matches: [{ path }],
              ...timeouts,
            },
          ]
        : [
            {
              backendRefs: divided,
              ...(mirrored && {
                filters: [
                  {
                    requestMirror: { backendRef: mirror },
                    type: 'RequestMirror',
                  },
                ],
              }),
              matches: [{ path }],
              ...timeouts,
            },
          ],
  };
}

function headersOf(match: JsonValue): JsonObject[] {
  return Object.entries(objectAt(match, 'headers')).map(([name, wanted]) => {
    const exact = textAt(wanted, 'exact');
    return {
      name,
      type: exact === undefined ? 'RegularExpression' : 'Exact',
      value: exact ?? textAt(wanted, 'regex'),
    };
  });
}

function virtualServiceSpec(
  { spec }: StoredObject,
  { serviceName }: CanarySettings,
  { canary, mirrored }: Routes,
): JsonObject {
  const to = (side: string, weight: number) => ({
    destination: { host: `${serviceName}-${side}` },
    weight,
  });
  return {
    gateways: listAt(spec, 'service', 'gateways'),
    hosts: [...listAt(spec, 'service', 'hosts'), serviceName],
    http: [
      {
        ...(mirrored && {
          mirror: { host: `${serviceName}-canary` },
          mirrorPercentage: {
            value: numberAt(spec, 'analysis', 'mirrorWeight') ?? 100,
          },
        }),
        route: [to('primary', 100 - canary), to('canary', canary)],
      },
    ],
  };
}

function ingressNames({ spec }: StoredObject): { own: string; canary: string } {
  const own = textAt(spec, 'ingressRef', 'name') ?? '';
  return { own, canary: `${own}-canary` };
}

/** A copy of the Ingress that the Canary names, with the canary's Service behind it. */
function canaryIngress(
  canary: StoredObject,
  view: ClusterView,
): KubernetesObject {
  const { serviceName } = settingsOf(canary);
  const { namespace } = canary.metadata;
  const names = ingressNames(canary);
  const own = view.find({ kind: 'Ingress', name: names.own, namespace });
  const rules = listAt(own?.spec, 'rules').map(rule => ({
    ...objectAt(rule),
    http: {
      paths: listAt(rule, 'http', 'paths').map(path => ({
        ...objectAt(path),
        backend: {
          service: {
            ...objectAt(path, 'backend', 'service'),
            name: `${serviceName}-canary`,
          },
        },
      })),
    },
  }));
  const copy = generated(canary, {
    apiVersion: 'networking.k8s.io/v1',
    kind: 'Ingress',
    name: names.canary,
    labels: own?.metadata.labels ?? {},
    annotations: {
      'nginx.ingress.kubernetes.io/canary': 'true',
      [NGINX_WEIGHT]: '0',
    },
    spec: { ...objectAt(own?.spec), rules },
  });
  return copy;
}
