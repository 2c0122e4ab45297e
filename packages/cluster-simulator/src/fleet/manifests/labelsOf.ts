import type { Placement } from '../Placement';

/** What the catalog finds a service by. */
export function labelsOf({ service }: Placement) {
  return {
    app: service,
    'app.kubernetes.io/name': service,
    'app.kubernetes.io/part-of': 'shop',
    'backstage.io/kubernetes-id': service,
  };
}
