import type { JsonObject, JsonValue } from '../../store/Json';
import { parseJson } from '../../store/Json';
import type { KubernetesObject } from '../../store/KubernetesObject';
import { durationOf } from '../engine/durationOf';
import { fieldAt, listAt, numberAt, objectAt, textAt } from '../engine/fields';

/** What an AnalysisRun is to measure, with its defaults. */
export type Metric = {
  name: string;
  /** How many measurements complete it; absent: it goes on until the run is terminated. */
  count?: number;
  interval?: number;
  initialDelay: number;
  successCondition?: string;
  failureCondition?: string;
  failureLimit: number;
  inconclusiveLimit: number;
  consecutiveErrorLimit: number;
  consecutiveSuccessLimit: number;
  /** Such as `prometheus`, `web` or `job`. */
  provider: string;
  providerSpec: JsonObject;
  /** Its failure does not count. */
  dryRun: boolean;
  /** How many measurements are kept. */
  retention: number;
};

/** In the order of the spec, arguments filled in. */
export function metricsOf({ spec }: KubernetesObject): Metric[] {
  return listAt(spec, 'metrics').map(metric =>
    metricOf(withArguments(metric, listAt(spec, 'args')), spec),
  );
}

function metricOf(metric: JsonValue, spec: JsonValue | undefined): Metric {
  const name = textAt(metric, 'name') ?? '';
  const [provider = ''] = Object.keys(objectAt(metric, 'provider'));
  const interval = durationOf(textAt(metric, 'interval'));
  const asked = numberAt(metric, 'count');
  const count = asked || (interval === undefined ? 1 : undefined);
  const successCondition = textAt(metric, 'successCondition');
  const failureCondition = textAt(metric, 'failureCondition');
  return {
    name,
    ...(count !== undefined && { count }),
    ...(interval !== undefined && { interval }),
    initialDelay: durationOf(textAt(metric, 'initialDelay')) ?? 0,
    ...(successCondition !== undefined && { successCondition }),
    ...(failureCondition !== undefined && { failureCondition }),
    failureLimit: numberAt(metric, 'failureLimit') ?? 0,
    inconclusiveLimit: numberAt(metric, 'inconclusiveLimit') ?? 0,
    consecutiveErrorLimit: numberAt(metric, 'consecutiveErrorLimit') ?? 4,
    consecutiveSuccessLimit: numberAt(metric, 'consecutiveSuccessLimit') ?? 0,
    provider,
    providerSpec: objectAt(metric, 'provider', provider),
    dryRun: listAt(spec, 'dryRun').some(entry =>
      isAbout(textAt(entry, 'metricName'), name),
    ),
    retention:
      listAt(spec, 'measurementRetention')
        .filter(entry => isAbout(textAt(entry, 'metricName'), name))
        .map(entry => numberAt(entry, 'limit'))
        .find(limit => limit !== undefined) ?? 10,
  };
}

function isAbout(pattern: string | undefined, name: string): boolean {
  if (pattern === undefined) return false;
  return pattern === '*' || new RegExp(pattern).test(name);
}

function withArguments(metric: JsonValue, given: JsonValue[]): JsonValue {
  const values = new Map(
    given.map(argument => [
      textAt(argument, 'name'),
      fieldAt(argument, 'value'),
    ]),
  );
  const filled = JSON.stringify(metric).replace(
    /\{\{\s*args\.([\w-]+)\s*\}\}/g,
    (placeholder, name) => {
      const value = values.get(name);
      // Inside of a JSON text, so without the quotes around it.
      return typeof value === 'string'
        ? JSON.stringify(value).slice(1, -1)
        : placeholder;
    },
  );
  return parseJson(filled);
}
