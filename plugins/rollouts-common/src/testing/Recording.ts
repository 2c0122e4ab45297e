import { z } from 'zod';

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
  label: z.string().nullish(),
  resourceVersion: z.string().nullable(),
  asOf: z.string(),
  exact: z.boolean(),
  get: z.string(),
  status: z.string(),
});

export type RecordedEvent = z.output<typeof eventSchema>;
/** What upstream's command line printed at one moment. */
export type Checkpoint = z.output<typeof checkpointSchema>;

/** What a watch had seen at one moment. */
export type RecordedState = {
  rollouts: ReadonlyMap<string, RolloutFacts>;
  replicaSets: readonly ReplicaSetFacts[];
};

/** A rollout as it was on arrival of one event, beside what was known then. */
export type RecordedRollout = {
  t: number;
  object: unknown;
  facts: RolloutFacts;
  before: RolloutFacts | undefined;
  replicaSets: readonly ReplicaSetFacts[];
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

  /** All that had happened up to a resourceVersion; one etcd, so one counter for all kinds. */
  stateAsOf(resourceVersion: string): RecordedState {
    const rollouts = new Map<string, RolloutFacts>();
    const replicaSets = new Map<string, ReplicaSetFacts>();
    for (const event of this.events) {
      if (versionOf(event) > Number(resourceVersion)) break;
      apply(event, rollouts, replicaSets);
    }
    return { rollouts, replicaSets: [...replicaSets.values()] };
  }

  /** Every state of every rollout, in order. */
  rolloutStates(): RecordedRollout[] {
    const rollouts = new Map<string, RolloutFacts>();
    const replicaSets = new Map<string, ReplicaSetFacts>();
    return this.events.flatMap(event => {
      const before = rollouts.get(event.object.metadata.name);
      apply(event, rollouts, replicaSets);
      if (event.object.kind !== 'Rollout' || event.type === 'DELETED')
        return [];
      const facts = rollouts.get(event.object.metadata.name);
      return facts
        ? [
            {
              t: event.t,
              object: event.object,
              facts,
              before,
              replicaSets: [...replicaSets.values()],
            },
          ]
        : [];
    });
  }
}

function lines(text: string): string[] {
  return text.split('\n').filter(line => line !== '');
}

function versionOf({ object }: RecordedEvent): number {
  return Number(object.metadata.resourceVersion);
}

function apply(
  { type, object }: RecordedEvent,
  rollouts: Map<string, RolloutFacts>,
  replicaSets: Map<string, ReplicaSetFacts>,
): void {
  const { name } = object.metadata;
  if (object.kind === 'Rollout') {
    if (type === 'DELETED') rollouts.delete(name);
    else rollouts.set(name, projectRollout(object));
  }
  if (object.kind === 'ReplicaSet') {
    if (type === 'DELETED') replicaSets.delete(name);
    else replicaSets.set(name, projectReplicaSet(object));
  }
}
