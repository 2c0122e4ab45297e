import type { JsonObject, JsonValue } from '../../../store/Json';
import type { StoredObject } from '../../../store/KubernetesObject';
import { listAt, numberAt, objectAt, textAt } from '../../engine/fields';
import { settingsOf } from '../CanarySettings';
import { generated } from '../generated';
import { ALL_TO_PRIMARY, type Router, type Routes } from './Router';

/** The Gateway API. */
export const httpRouteRouter: Router = {
  kind: 'HTTPRoute',
  nameOf: canary => settingsOf(canary).serviceName,
  read: ({ spec }) => ({
    canary: numberAt(spec, 'rules', 0, 'backendRefs', 1, 'weight') ?? 0,
    mirrored: listAt(spec, 'rules', 0, 'filters').some(
      filter => textAt(filter, 'type') === 'RequestMirror',
    ),
  }),
  objects: canary => [
    generated(canary, {
      apiVersion: 'gateway.networking.k8s.io/v1',
      kind: 'HTTPRoute',
      name: settingsOf(canary).serviceName,
      spec: specOf(canary, ALL_TO_PRIMARY),
    }),
  ],
  patch: (canary, routes) => ({ spec: specOf(canary, routes) }),
};

function specOf(
  object: StoredObject,
  { canary, mirrored }: Routes,
): JsonObject {
  const { spec } = object;
  const { serviceName, strategy } = settingsOf(object);
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
