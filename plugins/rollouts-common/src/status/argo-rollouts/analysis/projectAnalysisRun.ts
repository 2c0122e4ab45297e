import { InputError } from '@backstage/errors';
import { z } from 'zod';

import { field } from '../../object/field';
import { freeze } from '../../object/freeze';
import { goDurationSeconds } from '../../object/goDurationSeconds';
import { metadataSchema } from '../../object/metadataSchema';
import { readObject } from '../../object/readObject';
import { revisionNumber } from '../../object/revisionNumber';
import { shorten } from '../../object/shorten';
import { unreadablePaths } from '../../object/unreadablePaths';
import type { AnalysisRunFacts, MetricFacts } from './AnalysisRunFacts';
import { isDryRun } from './isDryRun';
import { measuredNumber } from './measuredNumber';
import { parseCondition } from './parseCondition';

const REVISION = 'rollout.argoproj.io/revision';
const NAME_LIMIT = 253;
const METRIC_LIMIT = 100;
/** Retention can be asked for without bound; a chart needs no more. */
const MEASUREMENT_LIMIT = 100;

/** What the CRD and the controller default to. */
const USUAL_ERROR_LIMIT = 4;

const { name, text, message, flag, count, stringMap } = field;
const intOrString = z.union([z.number().int(), z.string()]).nullish();

const metricSchema = z.object({
  name,
  interval: text,
  initialDelay: text,
  count: intOrString,
  failureLimit: intOrString,
  inconclusiveLimit: intOrString,
  consecutiveErrorLimit: intOrString,
  consecutiveSuccessLimit: intOrString,
  successCondition: z.string().nullish(),
  failureCondition: z.string().nullish(),
  // Only which keys it has: what is below them are queries, addresses and credentials.
  provider: z.record(z.string(), z.unknown()).nullish(),
});

const measurementSchema = z.object({
  phase: text,
  startedAt: text,
  finishedAt: text,
  resumeAt: text,
  value: z.string().nullish(),
  metadata: stringMap,
});

const resultSchema = z.object({
  name,
  phase: text,
  message,
  count,
  successful: count,
  failed: count,
  inconclusive: count,
  error: count,
  consecutiveError: count,
  consecutiveSuccess: count,
  dryRun: flag,
  measurements: z.array(measurementSchema).nullish(),
});

const analysisRunSchema = z.object({
  metadata: metadataSchema.extend({
    ownerReferences: z.array(z.object({ uid: name })).nullish(),
  }),
  spec: z
    .object({
      terminate: flag,
      metrics: z.array(metricSchema).nullish(),
      dryRun: z.array(z.object({ metricName: name })).nullish(),
    })
    .nullish(),
  status: z
    .object({
      phase: text,
      message,
      startedAt: text,
      completedAt: text,
      metricResults: z.array(resultSchema).nullish(),
    })
    .nullish(),
});

const identitySchema = z.looseObject({
  apiVersion: z.string().regex(/^argoproj\.io\//),
  kind: z.literal('AnalysisRun'),
});

type Metric = z.output<typeof metricSchema>;
type Result = z.output<typeof resultSchema> & { index: number };
type Measurement = z.output<typeof measurementSchema>;

/**
 * An AnalysisRun as the API server sends it, reduced to what is needed. Fields of a wrong type are left out and named
 * in `unreadable`. Frozen.
 *
 * @throws InputError when it is not an AnalysisRun, or has no namespace, name or uid
 */
export function projectAnalysisRun(object: unknown): AnalysisRunFacts {
  if (!identitySchema.safeParse(object).success) {
    throw new InputError('Not an AnalysisRun of argoproj.io');
  }
  const { value, unreadable } = readObject(
    analysisRunSchema,
    object,
    'AnalysisRun',
  );
  const { metadata, spec, status } = value;
  const stepIndex = metadata.labels?.['step-index'] ?? '';
  const results = new Map(
    (status?.metricResults ?? []).map((result, index) => [
      result.name,
      { ...result, index },
    ]),
  );
  const dryRun = (spec?.dryRun ?? []).map(({ metricName }) => metricName);

  const facts: AnalysisRunFacts = {
    namespace: metadata.namespace,
    name: metadata.name,
    uid: metadata.uid,
    ownerUids: (metadata.ownerReferences ?? []).map(({ uid }) => uid),
    createdAt: metadata.creationTimestamp ?? '',
    revision: revisionNumber(metadata.annotations?.[REVISION]) ?? 0,
    rolloutType: metadata.labels?.['rollout-type'],
    stepIndex: /^\d{1,6}$/.test(stepIndex) ? Number(stepIndex) : undefined,
    terminate: spec?.terminate ?? false,
    phase: status?.phase || undefined,
    message: status?.message || undefined,
    startedAt: status?.startedAt ?? undefined,
    completedAt: status?.completedAt ?? undefined,
    metrics: (spec?.metrics ?? [])
      .slice(0, METRIC_LIMIT)
      .map(metric =>
        metricFacts(
          metric,
          results.get(metric.name),
          isDryRun(metric.name, dryRun),
          metadata.namespace,
        ),
      ),
    unreadable: unreadablePaths(unreadable),
  };
  return freeze(facts);
}

function metricFacts(
  metric: Metric,
  result: Result | undefined,
  dryRun: boolean,
  namespace: string,
): MetricFacts {
  const wanted = parseCondition(metric.successCondition ?? '', '&&');
  const unwanted = parseCondition(metric.failureCondition ?? '', '||');
  const path = (wanted ?? unwanted)?.path;
  const interval = goDurationSeconds(metric.interval ?? '');
  const failureLimit = limitOf(metric.failureLimit, 0);
  return {
    name: metric.name,
    provider: providerName(metric.provider),
    interval,
    initialDelay: goDurationSeconds(metric.initialDelay ?? ''),
    // Without an interval once is enough; 0 reads as not set.
    count: limitOf(metric.count, 0) || (metric.interval ? undefined : 1),
    failureLimit:
      failureLimit !== undefined && failureLimit < 0 ? undefined : failureLimit,
    inconclusiveLimit: limitOf(metric.inconclusiveLimit, 0),
    consecutiveErrorLimit: limitOf(
      metric.consecutiveErrorLimit,
      USUAL_ERROR_LIMIT,
    ),
    consecutiveSuccessLimit:
      limitOf(metric.consecutiveSuccessLimit, 0) || undefined,
    dryRun: result?.dryRun ?? dryRun,
    wanted: wanted?.thresholds ?? [],
    unwanted: unwanted?.thresholds ?? [],
    resultIndex: result?.index,
    phase: result?.phase || undefined,
    message: result?.message || undefined,
    counters: {
      count: result?.count ?? 0,
      successful: result?.successful ?? 0,
      failed: result?.failed ?? 0,
      inconclusive: result?.inconclusive ?? 0,
      error: result?.error ?? 0,
      consecutiveError: result?.consecutiveError ?? 0,
      consecutiveSuccess: result?.consecutiveSuccess ?? 0,
    },
    measurements: (result?.measurements ?? [])
      .slice(-MEASUREMENT_LIMIT)
      .map(measurement => ({
        phase: measurement.phase ?? '',
        startedAt: measurement.startedAt ?? undefined,
        finishedAt: measurement.finishedAt ?? undefined,
        resumeAt: measurement.resumeAt ?? undefined,
        value: measuredNumber(measurement.value ?? '', path),
        job: jobOf(measurement, namespace),
      })),
  };
}

/** A limit as upstream takes it: an integer, or one in quotes; undefined when it is an argument that we do not fill in. */
function limitOf(
  written: z.output<typeof intOrString>,
  usual: number,
): number | undefined {
  if (typeof written === 'number') return written;
  if (!written) return usual;
  return /^-?\d{1,9}$/.test(written) ? Number(written) : undefined;
}

function providerName(provider: Metric['provider']): string {
  const [first] = Object.entries(provider ?? {}).filter(([, config]) =>
    Boolean(config),
  );
  if (!first) return 'none';
  const [kind, config] = first;
  const [plugin] =
    kind === 'plugin' && typeof config === 'object' && config !== null
      ? Object.keys(config)
      : [];
  return shorten(plugin === undefined ? kind : `plugin/${plugin}`, NAME_LIMIT);
}

function jobOf(
  { metadata }: Measurement,
  namespace: string,
): { namespace: string; name: string } | undefined {
  const job = metadata?.['job-name'];
  return job
    ? {
        namespace: shorten(
          metadata?.['job-namespace'] || namespace,
          NAME_LIMIT,
        ),
        name: shorten(job, NAME_LIMIT),
      }
    : undefined;
}
