import {
  availableActions,
  observedEffect,
  parseRolloutId,
  preconditionOf,
  projectRollout,
  sentence,
  whatChanged,
  type ActionOutcome,
  type Precondition,
  type RolloutFacts,
  type Sentence,
  type Verb,
} from '@rollouts-portal/plugin-rollouts-common';

import {
  KubernetesUnreachableError,
  type KubernetesRequester,
} from '../cluster/KubernetesRequester';
import type { RolloutPatch } from '../providers/argo-rollouts/RolloutPatch';
import { rolloutPath } from '../providers/argo-rollouts/rolloutPath';
import type { Answer } from './Answer';
import type { ClusterIdentities } from './ClusterIdentities';
import { preparePatches } from './preparePatches';
import type { RolloutCommand } from './RolloutActions';
import type { ActionAttempt, RolloutExecutor } from './RolloutExecutor';
import type { WatchedRollouts } from './WatchedRollouts';

export type ExecutorTiming = {
  now(): Date;
  /** How long the controller may take to react before we say that it does not. Milliseconds. */
  effectTimeout: number;
  /** The process is about to end: what was sent is answered without waiting for its effect. */
  stopping?: AbortSignal;
};

/**
 * Sends what a verb means, bound to the state that the person saw, and watches until the controller has obeyed.
 *
 * The API server compares, not we: what we know may be older than what it stores. We compare first only to spare it a
 * request that must fail, and to explain afterwards.
 */
export class PreconditionedExecutor implements RolloutExecutor {
  constructor(
    private readonly rollouts: WatchedRollouts,
    private readonly identities: ClusterIdentities,
    private readonly timing: ExecutorTiming,
  ) {}

  async execute(
    command: RolloutCommand,
    attempt: ActionAttempt,
  ): Promise<ActionOutcome> {
    const answer = await this.#answer(command, attempt);
    return {
      actionId: attempt.actionId,
      verb: command.verb,
      rolloutId: command.rolloutId,
      result: answer.result,
      text: answer.text,
      changes: [...(answer.changes ?? [])],
      at: this.timing.now().toISOString(),
    };
  }

  async #answer(
    command: RolloutCommand,
    attempt: ActionAttempt,
  ): Promise<Answer> {
    const { verb, precondition, rolloutId } = command;
    const { cluster, group, kind } = parseRolloutId(rolloutId);
    if (group !== 'argoproj.io') {
      return {
        result: 'rejected',
        text: sentence('outcome-rejected-impossible'),
        changes: [sentence('because-only-shown', { kind })],
      };
    }
    const actor = this.identities.actor(cluster);
    if (!actor) {
      return {
        result: 'denied',
        text: sentence('denied-no-actor', { cluster }),
      };
    }
    const facts = this.rollouts.facts(rolloutId);
    const changes = whatChanged(precondition, facts);
    if (!facts || changes.length > 0) {
      return {
        result: 'rejected',
        text: sentence('outcome-rejected'),
        changes,
      };
    }
    const action = availableActions(facts).find(each => each.verb === verb);
    if (!action?.possible) {
      return {
        result: 'rejected',
        text: sentence('outcome-rejected-impossible'),
        changes: action?.because ? [action.because] : [],
      };
    }
    const lacking = lackingComparisons(verb, precondition, facts);
    if (lacking.length > 0) {
      return {
        result: 'rejected',
        text: sentence('outcome-rejected-precondition', {
          lacking: lacking.join(', '),
        }),
      };
    }
    const prepared = await preparePatches(command, {
      rollout: facts,
      cluster,
      reader: this.identities.reader(cluster),
      actor,
      now: () => this.timing.now(),
    });
    if ('refusal' in prepared) return prepared.refusal;
    await attempt.sending();
    for (const [index, patch] of prepared.patches.entries()) {
      const refused = await this.#send(patch, command, facts, actor);
      if (refused) {
        // The patch before has changed something already, and the controller may have done the rest by itself, as when
        // a timed pause ran out while `spec.paused` held it.
        return index === 0
          ? refused
          : this.#verify(command, () => ({
              ...refused,
              text: sentence('outcome-partly'),
            }));
      }
      const { until } = patch;
      if (
        until &&
        !(await this.#eventually(
          rolloutId,
          now => now !== undefined && until(now),
        ))
      ) {
        return { result: 'accepted', text: this.#partlyAccepted() };
      }
    }
    return this.#verify(command, () => ({
      result: 'accepted',
      text: this.#accepted(),
    }));
  }

  /** @returns undefined when the API server took the patch, else why the action ends here. */
  async #send(
    { subresource, operations }: RolloutPatch,
    command: RolloutCommand,
    facts: RolloutFacts,
    actor: KubernetesRequester,
  ): Promise<Answer | undefined> {
    const { cluster } = parseRolloutId(command.rolloutId);
    const path = rolloutPath(facts);
    let status: number;
    try {
      ({ status } = await actor.request({
        method: 'PATCH',
        path: subresource ? `${path}/${subresource}` : path,
        body: operations,
        contentType: 'application/json-patch+json',
      }));
    } catch (error) {
      if (!(error instanceof KubernetesUnreachableError)) {
        throw error;
      }
      return error.sent
        ? this.#verify(command, () => ({
            result: 'unknown',
            text: sentence('outcome-unknown', { cluster }),
          }))
        : { result: 'failed', text: sentence('outcome-failed', { cluster }) };
    }
    switch (status) {
      case 200:
        return undefined;
      case 401:
      case 403:
        return {
          result: 'denied',
          text: sentence('denied-by-cluster', { cluster }),
        };
      case 404:
      case 409:
      case 422:
        // The server never says which comparison failed: read again to explain.
        return {
          result: 'rejected',
          text: sentence('outcome-rejected'),
          changes: await readWhatChanged(command, actor, path),
        };
      default:
        return {
          result: 'failed',
          text: sentence('outcome-failed-answer', { cluster, status }),
        };
    }
  }

  /** Waits for the controller to obey; `otherwise` is the answer when it does not in time. */
  async #verify(
    { rolloutId, verb, precondition }: RolloutCommand,
    otherwise: () => Answer,
  ): Promise<Answer> {
    let answer: Answer | undefined;
    await this.#eventually(rolloutId, facts => {
      if (!facts || facts.uid !== precondition.uid) {
        // Gone, or another of the same name: nothing more can be seen of it.
        return true;
      }
      const effect = observedEffect(verb, precondition, facts);
      if (effect.result === 'applied') {
        answer = { result: 'applied', text: effect.text };
      }
      return effect.result === 'applied';
    });
    return answer ?? otherwise();
  }

  /** Resolves to whether the watch has shown a state that satisfies, within the time a controller may take. */
  #eventually(
    rolloutId: string,
    satisfies: (facts: RolloutFacts | undefined) => boolean,
  ): Promise<boolean> {
    const { effectTimeout, stopping } = this.timing;
    return new Promise(resolve => {
      const look = () => {
        if (satisfies(this.rollouts.facts(rolloutId))) {
          end(true);
        }
      };
      const giveUp = () => end(false);
      const timer = setTimeout(giveUp, effectTimeout);
      stopping?.addEventListener('abort', giveUp);
      // Subscribe before looking: a change that lands in between must not be lost.
      const unsubscribe = this.rollouts.watch(rolloutId, look);
      const end = (satisfied: boolean) => {
        unsubscribe();
        clearTimeout(timer);
        stopping?.removeEventListener('abort', giveUp);
        resolve(satisfied);
      };
      look();
      if (stopping?.aborted) giveUp();
    });
  }

  #accepted(): Sentence {
    return this.timing.stopping?.aborted
      ? sentence('outcome-accepted-unseen')
      : sentence('outcome-accepted', this.#waited());
  }

  #partlyAccepted(): Sentence {
    return this.timing.stopping?.aborted
      ? sentence('outcome-partly-unseen')
      : sentence('outcome-partly-accepted', this.#waited());
  }

  #waited() {
    return { seconds: Math.round(this.timing.effectTimeout / 1000) };
  }
}

/** What the verb must be compared by and the request leaves out: a hand-made request is held to the same care. */
function lackingComparisons(
  verb: Verb,
  precondition: Precondition,
  facts: RolloutFacts,
): string[] {
  const given: Record<string, unknown> = precondition;
  return Object.entries(preconditionOf(verb, facts))
    .filter(
      ([field, wanted]) => wanted !== undefined && given[field] === undefined,
    )
    .map(([field]) => field);
}

/** @returns an empty list where the cluster does not let us read: then nothing is claimed to have changed. */
async function readWhatChanged(
  { precondition }: RolloutCommand,
  actor: KubernetesRequester,
  path: string,
): Promise<Sentence[]> {
  try {
    const { status, body } = await actor.request({ method: 'GET', path });
    if (status === 404) {
      return whatChanged(precondition, undefined);
    }
    return status === 200
      ? whatChanged(precondition, projectRollout(body))
      : [];
  } catch {
    return [];
  }
}
