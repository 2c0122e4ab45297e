import type { JsonObject } from '../../store/Json';
import type {
  KubernetesObject,
  StoredObject,
} from '../../store/KubernetesObject';
import { numberAt, objectAt, textAt } from '../engine/fields';
import { podTemplateHash } from '../workloads/podTemplateHash';
import { settingsOf } from './CanarySettings';
import { generated } from './generated';

const SELECTOR_LABELS = ['app', 'name', 'app.kubernetes.io/name'];

type Selector = { label: string; value: string };

/** The label by which the Services tell canary and primary apart. */
export function selectorOf({ spec }: StoredObject): Selector {
  const labels = objectAt(spec, 'selector', 'matchLabels');
  const label = SELECTOR_LABELS.find(name => name in labels) ?? 'app';
  return { label, value: textAt(labels, label) ?? '' };
}

/** The Deployment that serves while no canary does: a copy of the target under its own label. */
export function primaryOf(
  canary: StoredObject,
  target: StoredObject,
): KubernetesObject {
  const { targetName } = settingsOf(canary);
  const { label, value } = selectorOf(target);
  const { selector: _, template: __, ...spec } = objectAt(target.spec);
  return generated(canary, {
    apiVersion: 'apps/v1',
    kind: 'Deployment',
    name: `${targetName}-primary`,
    labels: { [label]: `${value}-primary` },
    spec: {
      ...spec,
      replicas: numberAt(target.spec, 'replicas') || 1,
      selector: { matchLabels: { [label]: `${value}-primary` } },
      template: primaryTemplate(target),
    },
  });
}

export function primaryTemplate(target: StoredObject): JsonObject {
  const { label, value } = selectorOf(target);
  const template = objectAt(target.spec, 'template');
  const metadata = objectAt(template, 'metadata');
  return {
    ...template,
    metadata: {
      ...metadata,
      labels: {
        ...objectAt(metadata, 'labels'),
        [label]: `${value}-primary`,
      },
      annotations: {
        ...objectAt(metadata, 'annotations'),
        'flagger-id': podTemplateHash(template),
      },
    },
  };
}
