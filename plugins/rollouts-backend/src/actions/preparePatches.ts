import {
  sentence,
  type RolloutFacts,
} from '@rollouts-portal/plugin-rollouts-common';

import {
  KubernetesUnreachableError,
  type KubernetesRequester,
  type KubernetesResponse,
} from '../cluster/KubernetesRequester';
import { replicaSetsPath } from '../providers/argo-rollouts/replicaSetsPath';
import { restartPatch } from '../providers/argo-rollouts/restartPatch';
import type { RolloutPatch } from '../providers/argo-rollouts/RolloutPatch';
import { rolloutPatches } from '../providers/argo-rollouts/rolloutPatches';
import { rolloutPath } from '../providers/argo-rollouts/rolloutPath';
import { undoPatch } from '../providers/argo-rollouts/undoPatch';
import { undoTemplate } from '../providers/argo-rollouts/undoTemplate';
import type { Answer } from './Answer';
import type { RolloutCommand } from './RolloutActions';

export type Prepared =
  | { patches: readonly RolloutPatch[] }
  /** Why it ends before anything was sent. */
  | { refusal: Answer };

export type PreparationContext = {
  rollout: RolloutFacts;
  cluster: string;
  reader: KubernetesRequester | undefined;
  actor: KubernetesRequester;
  now(): Date;
};

/** What is to be sent for a command. For a restart and an undo the cluster is read first; nothing is changed. */
export async function preparePatches(
  command: RolloutCommand,
  context: PreparationContext,
): Promise<Prepared> {
  const { verb, precondition } = command;
  switch (verb) {
    case 'restart':
      return prepareRestart(command, context);
    case 'undo':
      return prepareUndo(command, context);
    default:
      return { patches: rolloutPatches(verb, precondition, context.rollout) };
  }
}

/**
 * The API server's clock decides, because it wrote when the pods were made: by a portal's clock that is ahead the restart
 * would wait, and by one that is behind it would leave the youngest pods alone.
 */
async function prepareRestart(
  { precondition }: RolloutCommand,
  { rollout, cluster, actor, now }: PreparationContext,
): Promise<Prepared> {
  const answer = await read(actor, rolloutPath(rollout));
  if (!answer) return unreachable(cluster);
  // Whatever the answer was; a right to read it is not needed to be told the time.
  const time = (answer.date ?? now()).toISOString();
  const restartAt = time.replace(/\.\d+Z$/, 'Z');
  return { patches: [restartPatch(precondition, restartAt)] };
}

async function prepareUndo(
  { precondition, revision }: RolloutCommand,
  { rollout, cluster, reader }: PreparationContext,
): Promise<Prepared> {
  const { target } = precondition;
  if (revision === undefined || !target) {
    const text = sentence('outcome-rejected-precondition', {
      lacking: 'revision, target',
    });
    return { refusal: { result: 'rejected', text } };
  }
  const path = `${replicaSetsPath(rollout)}/${encodeURIComponent(
    target.replicaSet,
  )}`;
  const answer = reader && (await read(reader, path));
  if (!answer) return unreachable(cluster);
  switch (answer.status) {
    case 200: {
      const found = undoTemplate(answer.body, { rollout, revision, target });
      return 'changes' in found
        ? changed(found.changes)
        : { patches: [undoPatch(precondition, rollout, found.template)] };
    }
    case 404:
      return changed([sentence('changed-revision-gone', { revision })]);
    case 401:
    case 403: {
      const text = sentence('denied-reading-revisions', { cluster });
      return { refusal: { result: 'denied', text } };
    }
    default: {
      const text = sentence('outcome-failed-answer', {
        cluster,
        status: answer.status,
      });
      return { refusal: { result: 'failed', text } };
    }
  }
}

/** Undefined when no answer came. */
async function read(
  identity: KubernetesRequester,
  path: string,
): Promise<KubernetesResponse | undefined> {
  try {
    return await identity.request({ method: 'GET', path });
  } catch (error) {
    if (error instanceof KubernetesUnreachableError) return undefined;
    throw error;
  }
}

function changed(changes: NonNullable<Answer['changes']>): Prepared {
  return {
    refusal: {
      result: 'rejected',
      text: sentence('outcome-rejected'),
      changes,
    },
  };
}

function unreachable(cluster: string): Prepared {
  return {
    refusal: {
      result: 'failed',
      text: sentence('outcome-failed', { cluster }),
    },
  };
}
