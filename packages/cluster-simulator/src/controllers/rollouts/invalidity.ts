import { isJsonObject, sameJson, type JsonObject } from '../../store/Json';
import { fieldAt, numberAt, objectAt, textAt } from '../engine/fields';
import { templateNames } from './analysisKinds';
import type { RolloutMoment } from './RolloutMoment';

const STEP_KINDS = [
  'setWeight',
  'pause',
  'experiment',
  'analysis',
  'setCanaryScale',
  'setHeaderRoute',
  'setMirrorRoute',
  'plugin',
];

/** What is wrong with a Rollout's spec, in the controller's words; absent when nothing is. */
export function invalidity(moment: RolloutMoment): string | undefined {
  const why =
    wrongTemplate(moment) ??
    wrongStrategy(moment) ??
    wrongStep(moment) ??
    missingService(moment) ??
    missingAnalysis(moment);
  return why && `The Rollout "${moment.name.name}" is invalid: ${why}`;
}

function wrongTemplate({ spec, workload }: RolloutMoment): string | undefined {
  if (workload) return undefined;
  if (!isJsonObject(spec.template)) {
    return "spec.template: Required value: Rollout has missing field '.spec.template'";
  }
  const labels = objectAt(spec, 'template', 'metadata', 'labels');
  const selector = objectAt(spec, 'selector', 'matchLabels');
  const matches = Object.entries(selector).every(([label, value]) =>
    sameJson(labels[label], value),
  );
  return matches
    ? undefined
    : `spec.template.metadata.labels: Invalid value: ${JSON.stringify(
        labels,
      )}: \`selector\` does not match template \`labels\``;
}

function wrongStrategy({
  canary,
  blueGreen,
}: RolloutMoment): string | undefined {
  if (canary || blueGreen) return undefined;
  return `spec.strategy.strategy: Required value: Rollout has missing field '.spec.strategy.canary or .spec.strategy.blueGreen'`;
}

function wrongStep({
  steps,
  maxWeight,
  isRouted,
}: RolloutMoment): string | undefined {
  for (const [index, step] of steps.entries()) {
    const field = `spec.strategy.steps[${index}]`;
    const kinds = STEP_KINDS.filter(kind => step[kind] !== undefined);
    if (kinds.length !== 1) {
      return `${field}: Invalid value: ${JSON.stringify(
        step,
      )}: Step must have one of the following set: ${STEP_KINDS.join(', ')}`;
    }
    const weight = numberAt(step, 'setWeight');
    if (weight !== undefined && (weight < 0 || weight > maxWeight)) {
      return `${field}.setWeight: Invalid value: ${weight}: SetWeight needs to be between 0 and ${maxWeight}`;
    }
    if (step.setCanaryScale !== undefined && !isRouted) {
      return `${field}.trafficRouting: Invalid value: null: SetCanaryScale requires TrafficRouting to be set`;
    }
  }
  return undefined;
}

function missingService(moment: RolloutMoment): string | undefined {
  const named: [string, JsonObject | undefined, string[]][] = [
    ['canary', moment.canary, ['stableService', 'canaryService']],
    ['blueGreen', moment.blueGreen, ['activeService', 'previewService']],
  ];
  for (const [strategy, at, fields] of named) {
    for (const field of fields) {
      const name = textAt(at, field);
      if (name !== undefined && !moment.service(name)) {
        return `spec.strategy.${strategy}.${field}: Invalid value: "${name}": service "${name}" not found`;
      }
    }
  }
  return undefined;
}

function missingAnalysis(moment: RolloutMoment): string | undefined {
  const asked: [string, JsonObject][] = [
    ['spec.strategy.canary.analysis', objectAt(moment.canary, 'analysis')],
    [
      'spec.strategy.blueGreen.prePromotionAnalysis',
      objectAt(moment.blueGreen, 'prePromotionAnalysis'),
    ],
    [
      'spec.strategy.blueGreen.postPromotionAnalysis',
      objectAt(moment.blueGreen, 'postPromotionAnalysis'),
    ],
    ...moment.steps.map((step, index): [string, JsonObject] => [
      `spec.strategy.canary.steps[${index}].analysis`,
      objectAt(step, 'analysis'),
    ]),
  ];
  const { namespace } = moment.rollout.metadata;
  for (const [field, analysis] of asked) {
    for (const template of templateNames(analysis)) {
      const name = textAt(template, 'templateName') ?? '';
      const isForAll = fieldAt(template, 'clusterScope') === true;
      const kind = isForAll ? 'ClusterAnalysisTemplate' : 'AnalysisTemplate';
      const where = isForAll ? {} : { namespace };
      if (!moment.view.find({ kind, name, ...where })) {
        return `${field}.templates: Invalid value: "${name}": ${kind} '${name}' not found`;
      }
    }
  }
  return undefined;
}
