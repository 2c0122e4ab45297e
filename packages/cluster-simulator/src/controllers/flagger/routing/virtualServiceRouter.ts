import type { JsonObject } from '../../../store/Json';
import type { StoredObject } from '../../../store/KubernetesObject';
import { fieldAt, listAt, numberAt } from '../../engine/fields';
import { settingsOf } from '../CanarySettings';
import { generated } from '../generated';
import { ALL_TO_PRIMARY, type Router, type Routes } from './Router';

/** Istio. */
export const virtualServiceRouter: Router = {
  kind: 'VirtualService',
  nameOf: canary => settingsOf(canary).serviceName,
  read: ({ spec }) => ({
    canary: numberAt(spec, 'http', 0, 'route', 1, 'weight') ?? 0,
    mirrored: fieldAt(spec, 'http', 0, 'mirror') !== undefined,
  }),
  objects: canary => {
    const { serviceName } = settingsOf(canary);
    return [
      ...['canary', 'primary'].map(side =>
        generated(canary, {
          apiVersion: 'networking.istio.io/v1beta1',
          kind: 'DestinationRule',
          name: `${serviceName}-${side}`,
          spec: { host: `${serviceName}-${side}` },
        }),
      ),
      generated(canary, {
        apiVersion: 'networking.istio.io/v1beta1',
        kind: 'VirtualService',
        name: serviceName,
        spec: specOf(canary, ALL_TO_PRIMARY),
      }),
    ];
  },
  patch: (canary, routes) => ({ spec: specOf(canary, routes) }),
};

function specOf(
  object: StoredObject,
  { canary, mirrored }: Routes,
): JsonObject {
  const { spec } = object;
  const { serviceName } = settingsOf(object);
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
