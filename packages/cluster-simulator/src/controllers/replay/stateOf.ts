import type { JsonObject, JsonValue } from '../../store/Json';
import type { StoredObject } from '../../store/KubernetesObject';
import { fieldAt, listAt, numberAt, objectAt, textAt } from '../engine/fields';
import { isOver } from '../experiments/ExperimentMoment';

const COUNTERS = [
  'count',
  'successful',
  'failed',
  'inconclusive',
  'error',
  'consecutiveError',
  'consecutiveSuccess',
] as const;

/** Of an object what a recording is compared by; absent of one of which nothing is to be said yet. */
export function stateOf(
  object: StoredObject,
  numberOfHash: (hash: string) => number,
): JsonObject | undefined {
  const { kind, spec, status, metadata } = object;
  switch (kind) {
    case 'AnalysisRun':
      return textAt(status, 'phase') ? analysisState(object) : undefined;
    case 'Canary': {
      if (!textAt(status, 'phase')) return undefined;
      const hash = (field: string) => {
        const text = textAt(status, field);
        return text === undefined ? undefined : numberOfHash(text);
      };
      return {
        phase: textAt(status, 'phase'),
        canaryWeight: numberAt(status, 'canaryWeight'),
        iterations: numberAt(status, 'iterations'),
        failedChecks: numberAt(status, 'failedChecks'),
        message: textAt(status, 'conditions', 0, 'message'),
        applied: hash('lastAppliedSpec'),
        promoted: hash('lastPromotedSpec'),
      };
    }
    case 'HTTPRoute':
      return {
        weights: listAt(spec, 'rules').map(rule =>
          weightsOf(listAt(rule, 'backendRefs')),
        ),
        mirrored: listAt(spec, 'rules').some(rule =>
          listAt(rule, 'filters').some(
            filter => textAt(filter, 'type') === 'RequestMirror',
          ),
        ),
      };
    case 'VirtualService':
      return {
        weights: listAt(spec, 'http').map(rule =>
          weightsOf(listAt(rule, 'route')),
        ),
        mirrored: listAt(spec, 'http').some(
          rule => fieldAt(rule, 'mirror') !== undefined,
        ),
      };
    case 'Ingress':
      return {
        weight:
          metadata.annotations?.['nginx.ingress.kubernetes.io/canary-weight'],
      };
    case 'Deployment':
      return {
        replicas: numberAt(spec, 'replicas'),
        image: textAt(spec, 'template', 'spec', 'containers', 0, 'image'),
      };
    case 'Experiment':
      return textAt(status, 'phase') ? experimentState(object) : undefined;
    default:
      throw new Error(`a ${kind} is compared by nothing`);
  }
}

function weightsOf(backends: JsonValue[]): JsonValue[] {
  return backends.map(backend => numberAt(backend, 'weight') ?? null);
}

function analysisState({ spec, status }: StoredObject): JsonObject {
  const results = listAt(status, 'metricResults').map(result => [
    textAt(result, 'name') ?? '',
    metricState(result),
  ]);
  return {
    phase: textAt(status, 'phase'),
    message: textAt(status, 'message'),
    terminate: fieldAt(spec, 'terminate'),
    runSummary: objectAt(status, 'runSummary'),
    dryRunSummary: objectAt(status, 'dryRunSummary'),
    metrics: Object.fromEntries(results),
  };
}

function metricState(result: JsonValue): JsonObject {
  const measurements = listAt(result, 'measurements');
  const last = measurements.at(-1);
  return {
    phase: textAt(result, 'phase'),
    message: textAt(result, 'message'),
    ...Object.fromEntries(
      COUNTERS.map(counter => [counter, numberAt(result, counter)]),
    ),
    kept: measurements.length,
    last: {
      phase: textAt(last, 'phase'),
      value: textAt(last, 'value'),
      message: textAt(last, 'message'),
    },
  };
}

function experimentState({ spec, status }: StoredObject): JsonObject {
  return {
    phase: textAt(status, 'phase'),
    terminate: fieldAt(spec, 'terminate'),
    isAvailable: textAt(status, 'availableAt') !== undefined,
    message: textAt(status, 'conditions', 0, 'message'),
    reason: textAt(status, 'conditions', 0, 'reason'),
    // On the way to these it depends on the speed of the Pods which template is first.
    templates: isOver(textAt(status, 'phase') ?? '')
      ? listAt(status, 'templateStatuses').map(
          template => textAt(template, 'status') ?? null,
        )
      : undefined,
    analyses: listAt(status, 'analysisRuns').map(
      run => textAt(run, 'analysisRun') ?? null,
    ),
  };
}
