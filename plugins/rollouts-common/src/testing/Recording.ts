import { z } from 'zod';

import { projectAnalysisRun } from '../status/argo-rollouts/analysis/projectAnalysisRun';
import type { AnalysisRunFacts } from '../status/argo-rollouts/analysis/AnalysisRunFacts';
import type { ExperimentFacts } from '../status/argo-rollouts/experiments/ExperimentFacts';
import { projectExperiment } from '../status/argo-rollouts/experiments/projectExperiment';
import type { PodFacts } from '../status/argo-rollouts/pods/PodFacts';
import { projectPod } from '../status/argo-rollouts/pods/projectPod';
import { projectReplicaSet } from '../status/argo-rollouts/projectReplicaSet';
import { projectRollout } from '../status/argo-rollouts/projectRollout';
import type { ReplicaSetFacts } from '../status/argo-rollouts/ReplicaSetFacts';
import type { RolloutFacts } from '../status/argo-rollouts/RolloutFacts';

const objectSchema = z.looseObject({
  kind: z.string(),
  metadata: z.looseObject({ name: z.string(), resourceVersion: z.string() }),
});

const eventSchema = z.object({
  t: z.number(),
  type: z.enum(['ADDED', 'MODIFIED', 'DELETED']),
  object: objectSchema,
});

const checkpointSchema = z.object({
  t: z.number(),
  /** The clock just before upstream was asked, and just after. */
  wall: z.string(),
  wallGetEnd: z.string(),
  label: z.string().nullish(),
  resourceVersion: z.string().nullable(),
  asOf: z.string(),
  exact: z.boolean(),
  get: z.string(),
  getStderr: z.string().default(''),
  status: z.string(),
  statusStderr: z.string().default(''),
});

export type RecordedEvent = z.output<typeof eventSchema>;
/** What upstream's command line printed at one moment. */
export type Checkpoint = z.output<typeof checkpointSchema>;

/** What a watch had seen at one moment. */
export type RecordedState = {
  rollouts: ReadonlyMap<string, RolloutFacts>;
  replicaSets: readonly ReplicaSetFacts[];
  pods: readonly PodFacts[];
  analysisRuns: readonly AnalysisRunFacts[];
  experiments: readonly ExperimentFacts[];
  /** Names of the Deployments: a `workloadRef` may point to one that is gone. */
  deployments: ReadonlySet<string>;
};

/** A rollout as it was on arrival of one event, beside what was known then. */
export type RecordedRollout = Omit<RecordedState, 'rollouts'> & {
  t: number;
  object: unknown;
  facts: RolloutFacts;
  before: RolloutFacts | undefined;
};

/** What a real controller did, as a watch saw it, and what upstream's command line said to it. */
export class Recording {
  private constructor(
    readonly events: readonly RecordedEvent[],
    readonly checkpoints: readonly Checkpoint[],
  ) {}

  /** @param files - `events.jsonl` and `checkpoints.jsonl` as text */
  static parse(files: { events: string; checkpoints: string }): Recording {
    return new Recording(
      lines(files.events).map(line => eventSchema.parse(JSON.parse(line))),
      lines(files.checkpoints).map(line =>
        checkpointSchema.parse(JSON.parse(line)),
      ),
    );
  }

  /** Name of the rollout that it is about; empty when there never is one. */
  get rollout(): string {
    return (
      this.events.find(({ object }) => object.kind === 'Rollout')?.object
        .metadata.name ?? ''
    );
  }

  /** All that had happened up to a resourceVersion; one etcd, so one counter for all kinds. */
  stateAsOf(resourceVersion: string): RecordedState {
    const watched = new WatchedObjects();
    for (const event of this.#newestAsOf(resourceVersion)) watched.apply(event);
    return watched.state();
  }

  /** The objects of every kind that there were at a resourceVersion, as the API server sent them. */
  objectsAsOf(resourceVersion: string): unknown[] {
    return this.#newestAsOf(resourceVersion).map(({ object }) => object);
  }

  #newestAsOf(resourceVersion: string): RecordedEvent[] {
    const newest = new Map<string, RecordedEvent>();
    for (const event of this.events) {
      if (versionOf(event) > Number(resourceVersion)) break;
      const { kind, metadata } = event.object;
      const key = `${kind}/${metadata.name}`;
      if (event.type === 'DELETED') newest.delete(key);
      else newest.set(key, event);
    }
    return [...newest.values()];
  }

  /** Every state of every rollout, in order. */
  rolloutStates(): RecordedRollout[] {
    return this.#states(({ kind }) => kind === 'Rollout');
  }

  /** Every rollout after every event, also of what belongs to it. */
  everyState(): RecordedRollout[] {
    return this.#states(({ kind }) => kind !== 'Event');
  }

  #states(
    isTelling: (object: RecordedEvent['object']) => boolean,
  ): RecordedRollout[] {
    const watched = new WatchedObjects();
    const objects = new Map<string, unknown>();
    return this.events.flatMap(event => {
      const { kind, metadata } = event.object;
      const previous = watched.rollouts.get(metadata.name);
      watched.apply(event);
      if (kind === 'Rollout') objects.set(metadata.name, event.object);
      if (!isTelling(event.object)) return [];
      const { rollouts, ...known } = watched.state();
      const isOwn = kind === 'Rollout';
      return [...rollouts.values()]
        .filter(({ name }) => !isOwn || name === metadata.name)
        .map(facts => ({
          ...known,
          t: event.t,
          object: objects.get(facts.name),
          facts,
          before: isOwn ? previous : facts,
        }));
    });
  }
}

/** The objects that a watch holds, by kind and name, as facts. */
class WatchedObjects {
  readonly rollouts = new Map<string, RolloutFacts>();
  readonly #replicaSets = new Map<string, ReplicaSetFacts>();
  readonly #pods = new Map<string, PodFacts>();
  readonly #analysisRuns = new Map<string, AnalysisRunFacts>();
  readonly #experiments = new Map<string, ExperimentFacts>();
  readonly #deployments = new Map<string, string>();

  apply(event: RecordedEvent): void {
    switch (event.object.kind) {
      case 'Rollout':
        keep(this.rollouts, event, projectRollout);
        break;
      case 'ReplicaSet':
        keep(this.#replicaSets, event, projectReplicaSet);
        break;
      case 'Pod':
        keep(this.#pods, event, projectPod);
        break;
      case 'AnalysisRun':
        keep(this.#analysisRuns, event, projectAnalysisRun);
        break;
      case 'Experiment':
        keep(this.#experiments, event, projectExperiment);
        break;
      case 'Deployment':
        keep(this.#deployments, event, ({ metadata }) => metadata.name);
        break;
      default:
    }
  }

  state(): RecordedState {
    return {
      rollouts: new Map(this.rollouts),
      replicaSets: [...this.#replicaSets.values()],
      pods: [...this.#pods.values()],
      analysisRuns: [...this.#analysisRuns.values()],
      experiments: [...this.#experiments.values()],
      deployments: new Set(this.#deployments.keys()),
    };
  }
}

function keep<Facts>(
  held: Map<string, Facts>,
  { type, object }: RecordedEvent,
  project: (object: RecordedEvent['object']) => Facts,
): void {
  if (type === 'DELETED') held.delete(object.metadata.name);
  else held.set(object.metadata.name, project(object));
}

function lines(text: string): string[] {
  return text.split('\n').filter(line => line !== '');
}

function versionOf({ object }: RecordedEvent): number {
  return Number(object.metadata.resourceVersion);
}
