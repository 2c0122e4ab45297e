import { InputError } from '@backstage/errors';
import {
  projectReplicaSet,
  sentence,
  type Precondition,
  type RolloutFacts,
  type Sentence,
} from '@rollouts-portal/plugin-rollouts-common';
import { z } from 'zod';

const POD_HASH_LABEL = 'rollouts-pod-template-hash';

const templateSchema = z.looseObject({
  metadata: z.looseObject({
    labels: z.record(z.string(), z.string()).optional(),
  }),
});

const replicaSetSchema = z.looseObject({
  spec: z.looseObject({ template: templateSchema }),
});

export type UndoTemplate =
  | { template: z.output<typeof templateSchema> }
  /** It is no longer the revision that the person saw. */
  | { changes: Sentence[] };

/**
 * The pod template that an undo puts back: that of the ReplicaSet without the label that the controller added, and with
 * all else, as `kubectl argo rollouts undo` sends it. It may hold secrets in its environment, so it goes nowhere but
 * back to the API server.
 *
 * @param object - the ReplicaSet as the API server has it now
 */
export function undoTemplate(
  object: unknown,
  {
    rollout,
    revision,
    target,
  }: {
    rollout: RolloutFacts;
    revision: number;
    target: NonNullable<Precondition['target']>;
  },
): UndoTemplate {
  const found = projectReplicaSet(object);
  if (
    found.uid !== target.uid ||
    found.podHash !== target.podHash ||
    found.ownerUid !== rollout.uid ||
    found.revision !== revision
  ) {
    return { changes: [sentence('changed-revision-other', { revision })] };
  }
  const parsed = replicaSetSchema.safeParse(object);
  if (!parsed.success) {
    throw new InputError(`ReplicaSet ${found.name} has no readable template`);
  }
  const { template } = parsed.data.spec;
  const { [POD_HASH_LABEL]: _added, ...labels } =
    template.metadata.labels ?? {};
  return {
    template: { ...template, metadata: { ...template.metadata, labels } },
  };
}
