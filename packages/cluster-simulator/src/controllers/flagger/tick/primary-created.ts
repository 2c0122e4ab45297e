import type { KubernetesObject } from '../../../store/KubernetesObject';
import { numberAt, fieldAt } from '../../engine/fields';
import type { Write } from '../../engine/Write';
import { generated } from '../generated';
import { primaryOf, selectorOf } from '../primaryOf';
import type { Tick } from '../Tick';
import type { TickPart } from '../TickPart';

/** A primary, and Services for both sides; the target goes on serving until the primary is ready. */
export const primaryCreated: TickPart = {
  name: 'primary-created',
  matches: ({ primary }) => primary === undefined,
  next: tick => {
    const { canary, target, view } = tick;
    if (!target) return [];
    return [
      ...[serviceOf(tick, 'canary'), serviceOf(tick, 'primary')]
        .filter(
          ({ metadata: { name, namespace } }) =>
            !view.find({ kind: 'Service', name, namespace }),
        )
        .map((object): Write => ({ write: 'create', object })),
      { write: 'create', object: primaryOf(canary, target) },
      tick.warns(
        `${tick.primaryName} not ready: waiting for rollout to finish: observed deployment generation less than desired generation`,
      ),
    ];
  },
};

/** Of one side; without a side the one that people use, behind which is the primary. */
export function serviceOf(
  { canary, settings, target }: Tick,
  side?: 'canary' | 'primary',
): KubernetesObject {
  const { label, value } = target
    ? selectorOf(target)
    : { label: 'app', value: settings.targetName };
  const { serviceName } = settings;
  const name = side ? `${serviceName}-${side}` : serviceName;
  const port = numberAt(canary.spec, 'service', 'port') ?? 80;
  return generated(canary, {
    apiVersion: 'v1',
    kind: 'Service',
    name,
    labels: { [label]: name },
    spec: {
      ports: [
        {
          name: 'http',
          protocol: 'TCP',
          port,
          targetPort: fieldAt(canary.spec, 'service', 'targetPort') ?? port,
        },
      ],
      selector: { [label]: side === 'canary' ? value : `${value}-primary` },
      type: 'ClusterIP',
    },
  });
}
