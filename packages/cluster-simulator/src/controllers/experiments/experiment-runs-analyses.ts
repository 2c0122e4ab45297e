import type { JsonObject, JsonValue } from '../../store/Json';
import type {
  KubernetesObject,
  StoredObject,
} from '../../store/KubernetesObject';
import type { ClusterView } from '../engine/ClusterView';
import { flagAt, listAt, textAt } from '../engine/fields';
import { ownerReference } from '../engine/ownerReference';
import type { Stage } from '../engine/Stage';
import type { Write } from '../engine/Write';
import {
  hashOf,
  momentOf,
  type ExperimentAnalysis,
  type ExperimentMoment,
} from './ExperimentMoment';

/** As soon as all templates are available. The runs carry no labels. */
export const experimentRunsAnalyses: Stage = {
  name: 'experiment-runs-analyses',
  matches: (experiment, view) => {
    const { phase, analyses, isTerminated } = momentOf(experiment, view);
    return (
      phase === 'Running' && !isTerminated && analyses.some(({ run }) => !run)
    );
  },
  next: (experiment, view) => {
    const moment = momentOf(experiment, view);
    return moment.analyses
      .filter(({ run }) => !run)
      .flatMap((analysis): Write[] => [
        { write: 'create', object: runOf(experiment, moment, analysis, view) },
        {
          write: 'event',
          about: moment.of,
          type: 'Normal',
          reason: 'AnalysisRunPending',
          message: `AnalysisRun '${analysis.name}' transitioned from  -> Pending`,
          source: 'rollouts-controller',
        },
      ]);
  },
};

function runOf(
  experiment: StoredObject,
  moment: ExperimentMoment,
  analysis: ExperimentAnalysis,
  view: ClusterView,
): KubernetesObject {
  const { metadata } = experiment;
  const isForAll = flagAt(analysis.spec, 'clusterScope');
  const template = view.find({
    kind: isForAll ? 'ClusterAnalysisTemplate' : 'AnalysisTemplate',
    name: textAt(analysis.spec, 'templateName') ?? '',
    ...(!isForAll && { namespace: metadata.namespace }),
  });
  const args = argumentsOf(moment, analysis.spec, template);
  const { spec } = template ?? {};
  const own = (field: string) => {
    const list = listAt(spec, field);
    return list.length > 0 ? { [field]: list } : {};
  };
  return {
    apiVersion: 'argoproj.io/v1alpha1',
    kind: 'AnalysisRun',
    metadata: {
      name: `${metadata.name}-${analysis.name}`,
      ...(metadata.namespace !== undefined && {
        namespace: metadata.namespace,
      }),
      ownerReferences: [ownerReference(experiment)],
    },
    spec: {
      ...(args.length > 0 && { args }),
      metrics: listAt(spec, 'metrics'),
      ...own('dryRun'),
      ...own('measurementRetention'),
    },
    status: { phase: '', runSummary: {} },
  };
}

/** The template's arguments with the values of the Experiment, in which templates may be named. */
function argumentsOf(
  { templates }: ExperimentMoment,
  analysis: JsonValue,
  template: StoredObject | undefined,
): JsonObject[] {
  const filled = (text: string) =>
    text.replace(
      /\{\{\s*templates\.([\w-]+)\.podTemplateHash\s*\}\}/g,
      (placeholder, name) => {
        const named = templates.find(other => other.name === name);
        return named ? hashOf(named) : placeholder;
      },
    );
  const given = new Map(
    listAt(analysis, 'args').map(argument => [
      textAt(argument, 'name'),
      textAt(argument, 'value'),
    ]),
  );
  return listAt(template?.spec, 'args').map(argument => {
    const name = textAt(argument, 'name') ?? '';
    const value = given.get(name) ?? textAt(argument, 'value');
    return { name, ...(value !== undefined && { value: filled(value) }) };
  });
}
