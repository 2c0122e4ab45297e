import {
  isJsonObject,
  type JsonObject,
  type JsonValue,
} from '../../../store/Json';
import type { StoredObject } from '../../../store/KubernetesObject';
import { numberAt, objectAt, textAt } from '../../engine/fields';
import type { Write } from '../../engine/Write';
import { ownerReference } from '../../engine/ownerReference';
import { rolloutEvent } from '../rolloutEvent';
import type { RolloutMoment } from '../RolloutMoment';
import { rolloutStage } from '../rolloutStage';
import { canaryWeight } from '../trafficWeights';

/** With nginx, the weight stands in the annotations of a second Ingress, which the controller makes. */
export const canaryIngressFollows = rolloutStage({
  name: 'canary-ingress-follows',
  matches: moment => ingressWrites(moment).length > 0,
  next: ingressWrites,
});

function ingressWrites(moment: RolloutMoment): Write[] {
  const weight = canaryWeight(moment);
  const stable = stableIngress(moment);
  if (weight === undefined || !stable) return [];
  const { namespace } = stable.metadata;
  const name = `${moment.name.name}-${stable.metadata.name}-canary`;
  const found = moment.view.find({ kind: 'Ingress', name, namespace });
  if (!found) {
    return [
      { write: 'create', object: canaryIngress(moment, stable, name, weight) },
      rolloutEvent(
        moment.name,
        'CreatingCanaryIngress',
        `Creating canary ingress \`${name}\` with weight \`${weight}\``,
      ),
      weightEvent(moment, weight),
    ];
  }
  const wanted = annotations(moment, weight);
  const isSame = Object.entries(wanted).every(
    ([field, value]) => found.metadata.annotations?.[field] === value,
  );
  if (isSame) return [];
  return [
    {
      write: 'patch',
      of: { kind: 'Ingress', name, namespace },
      patch: { metadata: { annotations: wanted } },
    },
    rolloutEvent(
      moment.name,
      'PatchingCanaryIngress',
      `Updating Ingress \`${name}\` to desiredWeight '${weight}'`,
    ),
    weightEvent(moment, weight),
  ];
}

function weightEvent(moment: RolloutMoment, weight: number): Write {
  const before = numberAt(
    moment.status,
    'canary',
    'weights',
    'canary',
    'weight',
  );
  const from = before === undefined ? '' : `from ${before} `;
  return rolloutEvent(
    moment.name,
    'TrafficWeightUpdated',
    `Traffic weight updated ${from}to ${weight}`,
  );
}

function stableIngress({
  canary,
  rollout,
  view,
}: RolloutMoment): StoredObject | undefined {
  const name = textAt(canary, 'trafficRouting', 'nginx', 'stableIngress');
  if (name === undefined) return undefined;
  const { namespace } = rollout.metadata;
  return view.find({ kind: 'Ingress', name, namespace });
}

function annotations(
  { canary, maxWeight }: RolloutMoment,
  weight: number,
): { [annotation: string]: string } {
  const prefix =
    textAt(canary, 'trafficRouting', 'nginx', 'annotationPrefix') ??
    'nginx.ingress.kubernetes.io';
  return {
    [`${prefix}/canary`]: 'true',
    [`${prefix}/canary-weight`]: String(weight),
    ...(maxWeight !== 100 && {
      [`${prefix}/canary-weight-total`]: String(maxWeight),
    }),
  };
}

function canaryIngress(
  moment: RolloutMoment,
  stable: StoredObject,
  name: string,
  weight: number,
) {
  const { canary, rollout } = moment;
  const { namespace } = stable.metadata;
  const ingressClass =
    stable.metadata.annotations?.['kubernetes.io/ingress.class'];
  return {
    apiVersion: stable.apiVersion,
    kind: 'Ingress',
    metadata: {
      name,
      ...(namespace !== undefined && { namespace }),
      annotations: {
        ...(ingressClass !== undefined && {
          'kubernetes.io/ingress.class': ingressClass,
        }),
        ...annotations(moment, weight),
      },
      ownerReferences: [ownerReference(rollout)],
    },
    spec: withService(
      objectAt(stable, 'spec'),
      textAt(canary, 'stableService'),
      textAt(canary, 'canaryService'),
    ),
  };
}

/** The same rules, to the other Service. */
function withService(
  value: JsonValue,
  from: string | undefined,
  to: string | undefined,
): JsonValue {
  if (Array.isArray(value)) {
    return value.map(item => withService(item, from, to));
  }
  if (!isJsonObject(value)) return value;
  const copy: JsonObject = {};
  for (const [field, item] of Object.entries(value)) {
    if (item === undefined) continue;
    copy[field] =
      field === 'service' && textAt(item, 'name') === from
        ? { ...objectAt(item), name: to }
        : withService(item, from, to);
  }
  return copy;
}
