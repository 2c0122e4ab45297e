import { InputError } from '@backstage/errors';
import { z } from 'zod';

import { field } from '../object/field';
import { freeze } from '../object/freeze';
import { goDurationSeconds } from '../object/goDurationSeconds';
import { metadataSchema } from '../object/metadataSchema';
import { projectObject } from '../object/projectObject';
import { readObject } from '../object/readObject';
import {
  GATE_TYPES,
  type FlaggerAnalysisFacts,
  type FlaggerFacts,
  type FlaggerGate,
  type FlaggerRun,
} from './FlaggerFacts';
import { gateOwner } from './gateOwner';
import { weightSteps } from './weightSteps';

/** Flagger's own floor and default of a tick. */
const SHORTEST_INTERVAL = 10;
const USUAL_INTERVAL = 60;
/** What Flagger makes of a run without iterations where nothing can split traffic. */
const ITERATIONS_WITHOUT_MESH = 10;
/** Each is a step. At the shortest interval these take 14 hours; more is a typing error that would only cost memory. */
const MOST_ITERATIONS = 5000;

// The CRD is written by hand and calls its integers numbers.
const { name, text, flag, number, message } = field;

const metricSchema = z.object({
  name,
  thresholdRange: z.object({ min: number, max: number }).nullish(),
  threshold: number,
});

const analysisSchema = z
  .object({
    interval: text,
    threshold: number,
    iterations: number,
    maxWeight: number,
    stepWeight: number,
    stepWeights: z.array(z.number()).nullish(),
    stepWeightPromotion: number,
    match: z.array(z.unknown()).nullish(),
    mirror: flag,
    sessionAffinity: z.looseObject({}).nullish(),
    metrics: z.array(metricSchema).nullish(),
    webhooks: z
      .array(z.object({ type: text, name: text, url: z.string().nullish() }))
      .nullish(),
  })
  .nullish();

const canarySchema = z.object({
  metadata: metadataSchema,
  spec: z
    .object({
      targetRef: z.object({ kind: name, name }).nullish(),
      ingressRef: z.object({ name }).nullish(),
      provider: text,
      service: z.object({ name: text }).nullish(),
      suspend: flag,
      skipAnalysis: flag,
      progressDeadlineSeconds: number,
      analysis: analysisSchema,
      // The name until 1.0, still accepted.
      canaryAnalysis: analysisSchema,
    })
    .nullish(),
  status: z
    .object({
      phase: text,
      canaryWeight: number,
      failedChecks: number,
      iterations: number,
      lastAppliedSpec: text,
      lastPromotedSpec: text,
      lastTransitionTime: text,
      conditions: z
        .array(
          z.object({
            type: name,
            status: text,
            reason: text,
            message,
            lastUpdateTime: text,
          }),
        )
        .nullish(),
    })
    .nullish(),
});

type Analysis = z.output<typeof analysisSchema>;

const identitySchema = z.looseObject({
  apiVersion: z.string().regex(/^flagger\.app\//),
  kind: z.literal('Canary'),
});

/**
 * A Canary of Flagger as the API server sends it, reduced to what is needed. Fields of a wrong type are left out and
 * named in `unreadable`. The result is frozen.
 *
 * @param entityRefAnnotation - the operator's own key for the owning entity, kept beside ours
 * @throws InputError when it is not a Canary, or has no namespace, name or uid
 */
export function projectCanary(
  object: unknown,
  options: { entityRefAnnotation?: string } = {},
): FlaggerFacts {
  if (!identitySchema.safeParse(object).success) {
    throw new InputError('Not a Canary of flagger.app');
  }
  const { value, unreadable } = readObject(canarySchema, object, 'Canary');
  const { metadata, spec, status } = value;
  const promoted = (status?.conditions ?? []).find(
    ({ type }) => type === 'Promoted',
  );

  const facts: FlaggerFacts = {
    ...projectObject(metadata, unreadable, [options.entityRefAnnotation]),

    target: spec?.targetRef ?? undefined,
    provider: spec?.provider || undefined,
    serviceName: spec?.service?.name || spec?.targetRef?.name || metadata.name,
    ingress: spec?.ingressRef?.name,
    suspend: spec?.suspend ?? false,
    skipAnalysis: spec?.skipAnalysis ?? false,
    progressDeadlineSeconds: spec?.progressDeadlineSeconds ?? 600,
    analysis: projectAnalysis(
      spec?.analysis ?? spec?.canaryAnalysis,
      spec?.provider ?? undefined,
    ),

    status: {
      phase: status?.phase || undefined,
      canaryWeight: status?.canaryWeight ?? 0,
      failedChecks: status?.failedChecks ?? 0,
      iterations: status?.iterations ?? 0,
      lastAppliedSpec: status?.lastAppliedSpec || undefined,
      lastPromotedSpec: status?.lastPromotedSpec || undefined,
      lastTransitionTime: status?.lastTransitionTime ?? undefined,
      promoted: promoted && {
        status: promoted.status ?? '',
        reason: promoted.reason || undefined,
        message: promoted.message || undefined,
        lastUpdateTime: promoted.lastUpdateTime ?? undefined,
      },
    },
  };
  return freeze(facts);
}

/**
 * What a value may be. Without a range the deprecated `threshold` counts, as 0 when it is absent, and what it bounds
 * hangs on the name (Flagger's `scheduler_metrics.go`).
 */
function boundsOf({
  name: metric,
  thresholdRange: range,
  threshold,
}: z.infer<typeof metricSchema>) {
  if (range)
    return { min: range.min ?? undefined, max: range.max ?? undefined };
  return metric === 'request-success-rate'
    ? { min: threshold ?? 0, max: undefined }
    : { min: undefined, max: threshold ?? 0 };
}

function projectAnalysis(
  analysis: Analysis,
  provider: string | undefined,
): FlaggerAnalysisFacts {
  const interval = goDurationSeconds(analysis?.interval ?? '');
  return {
    intervalSeconds: Math.max(interval ?? USUAL_INTERVAL, SHORTEST_INTERVAL),
    threshold: Math.max(analysis?.threshold ?? 1, 1),
    run: projectRun(analysis, provider),
    mirror: analysis?.mirror ?? false,
    sessionAffinity: Boolean(analysis?.sessionAffinity),
    metrics: (analysis?.metrics ?? []).map(metric => ({
      name: metric.name,
      ...boundsOf(metric),
    })),
    gates: (analysis?.webhooks ?? []).flatMap((webhook): FlaggerGate[] => {
      const type = GATE_TYPES.find(known => known === webhook.type);
      return type === undefined
        ? []
        : [
            {
              type,
              name: webhook.name ?? '',
              owner: gateOwner(webhook.url ?? ''),
            },
          ];
    }),
  };
}

/** As Flagger's `GetAnalysis` and scheduler decide, with what the provider `kubernetes` forces on them. */
function projectRun(
  analysis: Analysis,
  provider: string | undefined,
): FlaggerRun {
  const iterations = Math.min(
    Math.trunc(analysis?.iterations ?? 0),
    MOST_ITERATIONS,
  );
  if (provider === 'kubernetes') {
    return {
      by: 'iterations',
      count: iterations > 0 ? iterations : ITERATIONS_WITHOUT_MESH,
    };
  }
  if (iterations > 0) {
    return {
      by: (analysis?.match ?? []).length > 0 ? 'match' : 'iterations',
      count: iterations,
    };
  }
  return {
    by: 'weights',
    weights: weightSteps({
      stepWeight: analysis?.stepWeight ?? undefined,
      stepWeights: analysis?.stepWeights ?? undefined,
      maxWeight: analysis?.maxWeight ?? undefined,
    }),
    promotionStep: analysis?.stepWeightPromotion ?? 0,
  };
}
