import type { JsonObject, JsonValue } from '../../store/Json';
import type { KubernetesObject } from '../../store/KubernetesObject';
import { fieldAt, listAt, objectAt, textAt } from '../engine/fields';
import { templateNames, type AnalysisKind } from './analysisKinds';
import { HASH_LABEL } from './comparableTemplate';
import { ownerReference } from '../engine/ownerReference';
import { REVISION } from './replicaSetCounts';
import type { RolloutMoment } from './RolloutMoment';

/** The AnalysisRun that a Rollout makes of its templates; a second one of a name gets a number. */
export function analysisRunOf(
  moment: RolloutMoment,
  kind: AnalysisKind,
  analysis: JsonObject,
): KubernetesObject {
  const { rollout, hash, revision, view } = moment;
  const { namespace } = rollout.metadata;
  const templates = templatesOf(moment, analysis);
  const base = `${rollout.metadata.name}-${hash}-${revision}${kind.suffix(
    moment,
  )}`;
  let name = base;
  for (
    let again = 1;
    view.find({ kind: 'AnalysisRun', name, namespace });
    again += 1
  ) {
    name = `${base}.${again}`;
  }
  const args = resolvedArgs(moment, analysis, templates);
  return {
    apiVersion: 'argoproj.io/v1alpha1',
    kind: 'AnalysisRun',
    metadata: {
      name,
      ...(namespace !== undefined && { namespace }),
      labels: {
        ...selectorLabels(moment),
        'rollout-type': kind.type,
        [HASH_LABEL]: hash,
        ...(kind.type === 'Step' && { 'step-index': String(moment.stepIndex) }),
      },
      annotations: { [REVISION]: String(revision) },
      ownerReferences: [ownerReference(rollout)],
    },
    spec: {
      ...(args.length > 0 && { args }),
      metrics: templates.flatMap(template =>
        listAt(template, 'spec', 'metrics'),
      ),
      ...gathered('dryRun', analysis, templates),
      ...gathered('measurementRetention', analysis, templates),
    },
    status: { phase: '', runSummary: {} },
  };
}

/** The values that a Rollout puts in for the arguments of an analysis. */
export function argumentValues(
  { hash, stableHash, rollout }: RolloutMoment,
  args: readonly JsonValue[],
): JsonObject[] {
  return args.map(given => {
    const name = textAt(given, 'name') ?? '';
    const value = textAt(given, 'value');
    const whose = textAt(given, 'valueFrom', 'podTemplateHashValue');
    const path = textAt(given, 'valueFrom', 'fieldRef', 'fieldPath');
    if (value !== undefined) return { name, value };
    if (whose !== undefined) {
      return { name, value: whose === 'Stable' ? stableHash : hash };
    }
    if (path !== undefined) {
      return { name, value: String(fieldAt(rollout, ...stepsOf(path)) ?? '') };
    }
    return objectAt(given);
  });
}

/** What both the templates and the analysis that names them may say. */
function gathered(
  field: 'dryRun' | 'measurementRetention',
  analysis: JsonObject,
  templates: readonly JsonObject[],
): JsonObject {
  const said = [
    ...templates.flatMap(template => listAt(template, 'spec', field)),
    ...listAt(analysis, field),
  ];
  return said.length > 0 ? { [field]: said } : {};
}

function templatesOf(
  moment: RolloutMoment,
  analysis: JsonObject,
): JsonObject[] {
  const { namespace } = moment.rollout.metadata;
  return templateNames(analysis).flatMap(reference => {
    const isForAll = reference.clusterScope === true;
    const found = moment.view.find({
      kind: isForAll ? 'ClusterAnalysisTemplate' : 'AnalysisTemplate',
      name: textAt(reference, 'templateName') ?? '',
      ...(!isForAll && { namespace }),
    });
    if (!found) return [];
    return [objectAt(found), ...templatesOf(moment, objectAt(found, 'spec'))];
  });
}

function resolvedArgs(
  moment: RolloutMoment,
  analysis: JsonObject,
  templates: JsonObject[],
): JsonValue[] {
  const byName = new Map<string, JsonObject>();
  const declared = templates.flatMap(template =>
    listAt(template, 'spec', 'args'),
  );
  for (const arg of [
    ...declared.map(item => objectAt(item)),
    ...argumentValues(moment, listAt(analysis, 'args')),
  ]) {
    byName.set(String(arg.name), arg);
  }
  return [...byName.values()];
}

function selectorLabels({ spec }: RolloutMoment): { [label: string]: string } {
  const labels = objectAt(spec, 'selector', 'matchLabels');
  return Object.fromEntries(
    Object.entries(labels).map(([label, value]) => [label, String(value)]),
  );
}

/** Such as `metadata.labels['region']`. */
function stepsOf(path: string): string[] {
  return [...path.matchAll(/\['([^']+)'\]|[^.[\]]+/g)].map(
    ([whole, quoted]) => quoted ?? whole,
  );
}
