import { applyObject } from './applyObject.ts';
import type { ClusterAccess, PausableControllers } from './Cluster.ts';
import { NO_DIARY, type Diary } from './Diary.ts';
import { isRecord, type JsonRecord } from './json.ts';
import type { KubernetesObject } from './KubernetesObject.ts';
import { loadScenario } from './loadScenario.ts';
import { MeasurementServer } from './MeasurementServer.ts';
import { parseManifests } from './parseManifests.ts';
import type { Scenario } from './Scenario.ts';
import { Stage } from './Stage.ts';
import { isSubject } from './Subject.ts';

export type ScenarioOptions = {
  /** Created when absent; the scenario's name when left out. */
  namespace?: string;
  /** Value of the label `backstage.io/kubernetes-id`; the scenario's name when left out. */
  kubernetesId?: string;
  /** More annotations of the Rollout. */
  annotations?: Record<string, string>;
  namespaceAnnotations?: Record<string, string>;
  signal?: AbortSignal;
};

export interface AppliedScenario
  extends Pick<
    Stage,
    | 'namespace'
    | 'measurements'
    | 'setImage'
    | 'argoRollouts'
    | 'waitForRollout'
    | 'waitForAnalysisRun'
  > {
  /** Removes the namespace's measurement server; the objects stay. */
  stop(): Promise<void>;
}

/** Applies a scenario's manifests and brings it to the moment that it is named after. */
export async function applyScenario(
  cluster: ClusterAccess,
  name: string,
  options: ScenarioOptions = {},
): Promise<AppliedScenario> {
  const { stage, scenario } = await openStage(cluster, name, options);
  try {
    await scenario.prepare(stage);
  } catch (error) {
    await stage.measurements.stop();
    throw error;
  }
  return {
    namespace: stage.namespace,
    measurements: stage.measurements,
    setImage: stage.setImage.bind(stage),
    argoRollouts: stage.argoRollouts.bind(stage),
    waitForRollout: stage.waitForRollout.bind(stage),
    waitForAnalysisRun: stage.waitForAnalysisRun.bind(stage),
    stop: () => stage.measurements.stop(),
  };
}

/** The stage of a scenario before its first step: the namespace is there, and nothing in it. */
export async function openStage(
  cluster: ClusterAccess & Partial<PausableControllers>,
  name: string,
  {
    namespace = name,
    kubernetesId = name,
    annotations,
    namespaceAnnotations,
    signal,
  }: ScenarioOptions,
  diary: Diary = NO_DIARY,
): Promise<{ stage: Stage; scenario: Scenario }> {
  const { scenario, manifests } = await loadScenario(name);
  await applyObject(cluster, {
    apiVersion: 'v1',
    kind: 'Namespace',
    metadata: { name: namespace, annotations: namespaceAnnotations },
  });
  const measurements = await MeasurementServer.start();
  const labels = { 'backstage.io/kubernetes-id': kubernetesId };
  const objects = parseManifests(
    manifests.replaceAll('${measurements}', measurements.url),
  ).map(object => placed(object, namespace, labels, annotations));
  const stage = new Stage({
    cluster,
    subject: scenario.subject ?? 'Rollout',
    namespace,
    objects,
    measurements,
    diary,
    ...(signal && { signal }),
  });
  return { stage, scenario };
}

function placed(
  object: KubernetesObject,
  namespace: string,
  labels: Record<string, string>,
  annotations: Record<string, string> | undefined,
): KubernetesObject {
  const isRollout = object.kind === 'Rollout';
  const placedObject = {
    ...object,
    metadata: {
      ...object.metadata,
      ...(isRollout && annotations && { annotations }),
      namespace,
      labels: { ...record(object.metadata['labels']), ...labels },
    },
  };
  if (!isSubject(object.kind)) return placedObject;
  // Pods and ReplicaSets take their labels from the template; the portal finds them by label, too.
  const spec = record(object['spec']);
  const template = record(spec['template']);
  const metadata = record(template['metadata']);
  return {
    ...placedObject,
    spec: {
      ...spec,
      template: {
        ...template,
        metadata: {
          ...metadata,
          labels: { ...record(metadata['labels']), ...labels },
        },
      },
    },
  };
}

function record(value: unknown): JsonRecord {
  return isRecord(value) ? value : {};
}
