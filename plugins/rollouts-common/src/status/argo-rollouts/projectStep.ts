import { z } from 'zod';

import { field, NAME_LIMIT } from '../object/field';
import { isFields } from '../object/read';
import { shorten } from '../object/shorten';
import type { StepFacts } from './RolloutFacts';

const { name, text, flag, count } = field;
const duration = z.union([name, z.number().int()]).nullish();

const templatesSchema = z
  .array(z.object({ templateName: text, name: text }))
  .nullish();

// One schema per step key: a step whose chosen key is broken is an invalid step, and the others are still read. None for
// those that most steps are: reading these by hand takes a tenth of the time.
const setCanaryScaleSchema = z.object({
  weight: count,
  replicas: count,
  matchTrafficWeight: flag,
});
const analysisSchema = z.object({ templates: templatesSchema });
const experimentSchema = z.object({
  templates: templatesSchema,
  duration,
  analyses: z.array(z.object({ requiredForCompletion: flag })).nullish(),
});
const namedSchema = z.object({ name });

/** The first key in upstream's order of preference decides what a step is. */
export function projectStep(step: unknown): StepFacts {
  if (!isFields(step)) return { type: 'invalid' };
  const has = (key: string) => step[key] !== undefined && step[key] !== null;

  if (has('setWeight')) {
    const weight = step.setWeight;
    return isInteger(weight)
      ? { type: 'setWeight', weight }
      : { type: 'invalid' };
  }
  if (has('pause')) return projectPause(step.pause);
  if (has('experiment')) {
    const experiment = experimentSchema.safeParse(step.experiment);
    if (!experiment.success) {
      return { type: 'experiment', templates: [], mayEndEarly: true };
    }
    return {
      type: 'experiment',
      templates: templateNames(experiment.data.templates),
      duration: experiment.data.duration ?? undefined,
      mayEndEarly: (experiment.data.analyses ?? []).some(
        ({ requiredForCompletion }) => requiredForCompletion,
      ),
    };
  }
  if (has('analysis')) {
    const analysis = analysisSchema.safeParse(step.analysis);
    return {
      type: 'analysis',
      templates: analysis.success ? templateNames(analysis.data.templates) : [],
    };
  }
  if (has('setCanaryScale')) {
    const scale = setCanaryScaleSchema.safeParse(step.setCanaryScale);
    if (scale.success) {
      return {
        type: 'setCanaryScale',
        weight: scale.data.weight ?? undefined,
        replicas: scale.data.replicas ?? undefined,
        matchTrafficWeight: scale.data.matchTrafficWeight ?? undefined,
      };
    }
  }
  for (const type of ['plugin', 'setHeaderRoute', 'setMirrorRoute'] as const) {
    if (has(type)) {
      const named = namedSchema.safeParse(step[type]);
      return named.success
        ? { type, name: named.data.name }
        : { type: 'invalid' };
    }
  }
  return { type: 'invalid' };
}

function projectPause(pause: unknown): StepFacts {
  if (!isFields(pause)) return { type: 'invalid' };
  const written = pause.duration ?? undefined;
  if (written === undefined) return { type: 'pause' };
  if (isInteger(written)) return { type: 'pause', duration: written };
  return typeof written === 'string'
    ? { type: 'pause', duration: shorten(written, NAME_LIMIT) }
    : { type: 'invalid' };
}

function isInteger(value: unknown): value is number {
  return Number.isSafeInteger(value);
}

function templateNames(
  templates: z.output<typeof templatesSchema>,
): readonly string[] {
  return (templates ?? []).flatMap(
    template => template.templateName ?? template.name ?? [],
  );
}
