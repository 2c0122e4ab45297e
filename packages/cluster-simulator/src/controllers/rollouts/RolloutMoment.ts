import {
  isJsonObject,
  type JsonObject,
  type JsonValue,
} from '../../store/Json';
import type { StoredObject } from '../../store/KubernetesObject';
import type { ClusterView, ObjectName } from '../engine/ClusterView';
import {
  fieldAt,
  flagAt,
  listAt,
  numberAt,
  objectAt,
  textAt,
} from '../engine/fields';
import { podTemplateHash } from '../workloads/podTemplateHash';
import { comparableTemplate, HASH_LABEL } from './comparableTemplate';
import { revisionOf } from './replicaSetCounts';

export const WORKLOAD_GENERATION = 'rollout.argoproj.io/workload-generation';

/** A Rollout and what its controller knows about it at one moment. */
export class RolloutMoment {
  readonly spec: JsonObject;
  readonly status: JsonObject;
  /** Absent for the other strategy. */
  readonly canary: JsonObject | undefined;
  readonly blueGreen: JsonObject | undefined;
  readonly replicas: number;
  readonly steps: JsonObject[];
  /** Where the canary is; the number of steps when it is through. */
  readonly stepIndex: number;
  readonly currentStep: JsonObject | undefined;
  readonly template: JsonObject;
  /** The Deployment or the like whose template is used, if there is one. */
  readonly workload: StoredObject | undefined;
  readonly hash: string;
  readonly stepHash: string;
  readonly replicaSets: StoredObject[];
  readonly newSet: StoredObject | undefined;
  readonly stableSet: StoredObject | undefined;
  /** Neither new nor stable. */
  readonly otherSets: StoredObject[];
  readonly isAborted: boolean;
  readonly isPromotedInFull: boolean;
  readonly isPausedByUser: boolean;
  readonly pauseConditions: JsonObject[];

  constructor(readonly rollout: StoredObject, readonly view: ClusterView) {
    this.spec = objectAt(rollout, 'spec');
    this.status = objectAt(rollout, 'status');
    const strategy = objectAt(this.spec, 'strategy');
    this.canary = isJsonObject(strategy.canary) ? strategy.canary : undefined;
    this.blueGreen = isJsonObject(strategy.blueGreen)
      ? strategy.blueGreen
      : undefined;
    this.replicas = numberAt(this.spec, 'replicas') ?? 1;
    this.steps = listAt(this.canary, 'steps').map(step => objectAt(step));
    this.stepIndex = numberAt(this.status, 'currentStepIndex') ?? 0;
    this.currentStep = this.steps[this.stepIndex];
    const workloadName = workloadOf(rollout);
    this.workload = workloadName && view.find(workloadName);
    this.template = objectAt(
      workloadName ? this.workload : rollout,
      'spec',
      'template',
    );
    this.hash = hashOf(this.template);
    this.stepHash = stepsHashOf(this.canary);
    this.replicaSets = view.ownedBy(rollout, 'ReplicaSet');
    this.newSet = this.setOf(this.hash);
    this.stableSet = this.setOf(this.stableHash);
    this.otherSets = this.replicaSets.filter(
      set => set !== this.newSet && set !== this.stableSet,
    );
    this.isPromotedInFull = flagAt(this.status, 'promoteFull');
    this.isAborted = flagAt(this.status, 'abort');
    this.isPausedByUser = flagAt(this.spec, 'paused');
    this.pauseConditions = listAt(this.status, 'pauseConditions').map(
      condition => objectAt(condition),
    );
  }

  get name(): ObjectName {
    const { name, namespace } = this.rollout.metadata;
    return { kind: 'Rollout', name, namespace };
  }

  get currentHash(): string {
    return textAt(this.status, 'currentPodHash') ?? '';
  }

  get stableHash(): string {
    return textAt(this.status, 'stableRS') ?? '';
  }

  get isFullyPromoted(): boolean {
    return this.stableHash === this.currentHash;
  }

  get isRouted(): boolean {
    return isJsonObject(this.canary?.trafficRouting);
  }

  /** What all weights are out of. */
  get maxWeight(): number {
    return numberAt(this.canary, 'trafficRouting', 'maxTrafficWeight') ?? 100;
  }

  get revision(): number {
    return revisionOf(this.rollout);
  }

  /** Whether the update is to start anew: another template, or other steps. */
  get isChanged(): boolean {
    if (this.currentHash === '') return this.canary !== undefined;
    if (this.currentHash !== this.hash) return true;
    return (
      this.canary !== undefined &&
      textAt(this.status, 'currentStepHash') !== this.stepHash
    );
  }

  /** Whether nothing is scaled and no step completes. */
  get isHalted(): boolean {
    return (
      this.isPausedByUser ||
      this.pauseOf('InconclusiveAnalysisRun') !== undefined
    );
  }

  pauseOf(reason: string): JsonObject | undefined {
    return this.pauseConditions.find(condition => condition.reason === reason);
  }

  setOf(hash: string): StoredObject | undefined {
    if (hash === '') return undefined;
    return this.replicaSets.find(
      ({ metadata }) => metadata.labels?.[HASH_LABEL] === hash,
    );
  }

  service(field: JsonValue | undefined): StoredObject | undefined {
    if (typeof field !== 'string') return undefined;
    const { namespace } = this.rollout.metadata;
    return this.view.find({ kind: 'Service', name: field, namespace });
  }

  condition(type: string): JsonObject | undefined {
    const found = listAt(this.status, 'conditions').find(
      condition => textAt(condition, 'type') === type,
    );
    return found === undefined ? undefined : objectAt(found);
  }
}

const moments = new WeakMap<ClusterView, Map<StoredObject, RolloutMoment>>();

// Objects of a store never change, so what was worked out for one holds for as long as it is there.
const hashes = new WeakMap<JsonObject, string>();

function hashOf(template: JsonObject): string {
  const known = hashes.get(template);
  if (known !== undefined) return known;
  const hash = podTemplateHash(comparableTemplate(template));
  hashes.set(template, hash);
  return hash;
}

function stepsHashOf(canary: JsonObject | undefined): string {
  if (!canary) return '';
  const known = hashes.get(canary);
  if (known !== undefined) return known;
  const hash = podTemplateHash(listAt(canary, 'steps'));
  hashes.set(canary, hash);
  return hash;
}

/** Every stage of one look needs the same. */
export function momentOf(
  rollout: StoredObject,
  view: ClusterView,
): RolloutMoment {
  const known = moments.get(view) ?? new Map<StoredObject, RolloutMoment>();
  moments.set(view, known);
  const moment = known.get(rollout) ?? new RolloutMoment(rollout, view);
  known.set(rollout, moment);
  return moment;
}

export function workloadOf(rollout: StoredObject): ObjectName | undefined {
  const reference = fieldAt(rollout, 'spec', 'workloadRef');
  const kind = textAt(reference, 'kind');
  const name = textAt(reference, 'name');
  if (kind === undefined || name === undefined) return undefined;
  return { kind, name, namespace: rollout.metadata.namespace };
}
