import { listAt, objectAt, textAt } from '../../engine/fields';
import type { StoredObject } from '../../../store/KubernetesObject';
import { settingsOf } from '../CanarySettings';
import { generated } from '../generated';
import type { Router } from './Router';

const WEIGHT = 'nginx.ingress.kubernetes.io/canary-weight';

/** nginx: a second Ingress beside the one that the Canary names, with the canary's Service behind it. */
export const ingressRouter: Router = {
  kind: 'Ingress',
  nameOf: canary => `${ownIngress(canary)}-canary`,
  read: ({ metadata }) => ({
    canary: Number(metadata.annotations?.[WEIGHT] ?? 0),
    mirrored: false,
  }),
  objects: (canary, view) => {
    const { serviceName } = settingsOf(canary);
    const { namespace } = canary.metadata;
    const name = ownIngress(canary);
    const own = view.find({ kind: 'Ingress', name, namespace });
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
    return [
      generated(canary, {
        apiVersion: 'networking.k8s.io/v1',
        kind: 'Ingress',
        name: `${name}-canary`,
        labels: own?.metadata.labels ?? {},
        annotations: {
          'nginx.ingress.kubernetes.io/canary': 'true',
          [WEIGHT]: '0',
        },
        spec: { ...objectAt(own?.spec), rules },
      }),
    ];
  },
  patch: (_, routes) => ({
    metadata: { annotations: { [WEIGHT]: String(routes.canary) } },
  }),
};

function ownIngress({ spec }: StoredObject): string {
  return textAt(spec, 'ingressRef', 'name') ?? '';
}
