import type {
  KubernetesObject,
  StoredObject,
} from '../../store/KubernetesObject';
import { fieldAt, objectAt, textAt } from '../engine/fields';
import { ownerReference } from '../engine/ownerReference';
import type { Metric } from './Metric';
import type { MetricResult } from './MetricResult';

/** The Job that is a metric's next measurement. */
export function jobOf(
  run: StoredObject,
  { name, providerSpec }: Metric,
  { count, error }: MetricResult,
): KubernetesObject {
  const { namespace = 'default', uid } = run.metadata;
  return {
    apiVersion: 'batch/v1',
    kind: 'Job',
    metadata: {
      name: `${uid}.${name}.${count + error + 1}`,
      namespace,
      labels: {
        ...textsOf(fieldAt(providerSpec, 'metadata', 'labels')),
        'analysisrun.argoproj.io/uid': uid,
      },
      annotations: {
        ...textsOf(fieldAt(providerSpec, 'metadata', 'annotations')),
        'analysisrun.argoproj.io/metric-name': name,
        'analysisrun.argoproj.io/name': run.metadata.name,
        'analysisrun.argoproj.io/namespace': namespace,
      },
      ownerReferences: [ownerReference(run)],
    },
    spec: objectAt(providerSpec, 'spec'),
  };
}

/** What the API server says to a Job that cannot be; the simulated one has no schemas and would take it. */
export function refusalOf({
  metadata,
  spec,
}: KubernetesObject): string | undefined {
  const policy = textAt(spec, 'template', 'spec', 'restartPolicy');
  if (policy === 'Never' || policy === 'OnFailure') return undefined;
  const field = 'spec.template.spec.restartPolicy';
  const value = `Unsupported value: ${JSON.stringify(policy ?? '')}`;
  return `Job.batch "${metadata.name}" is invalid: [${field}: ${value}: supported values: "Always", "OnFailure", "Never", ${field}: ${value}: supported values: "OnFailure", "Never"]`;
}

function textsOf(
  value: Parameters<typeof objectAt>[0],
): Record<string, string> {
  return Object.fromEntries(
    Object.entries(objectAt(value)).map(([key, text]) => [key, String(text)]),
  );
}
