import { flagAt, listAt, numberAt, textAt } from '../../engine/fields';
import { HASH_LABEL } from '../comparableTemplate';
import type { Action, Seen } from './Recording';

/** Everything about a Rollout that a person is told, without names and times that differ from run to run. */
export type Beat = {
  phase: string;
  /** Where it does not depend on how fast Pods are. */
  message: string;
  step: number | undefined;
  stable: string;
  isPromoted: boolean;
  isAborted: boolean;
  isPromotedInFull: boolean;
  pauses: string;
};

/** How things are when they have come to rest, before the driver acts again. */
export type Rest = {
  before: string;
  phase: string;
  message: string;
  step: number | undefined;
  generation: number | undefined;
  observedGeneration: string;
  replicas: (number | undefined)[];
  weights: (number | undefined)[];
  /** Of every version, in the order of their coming: its number, its Pods, whether it has a deadline. */
  versions: string[];
  services: string[];
  conditions: string[];
};

export type Story = { beats: Beat[]; rests: Rest[] };

/** What happens to the Rollout `web` in what a watch told. */
export function storyOf(
  events: readonly Seen[],
  actions: readonly Action[],
  until: number,
): Story {
  const letters = lettersOf(events);
  const beats: Beat[] = [];
  for (const { kind, metadata, status, type, t } of events) {
    if (t >= until) break;
    if (kind !== 'Rollout' || metadata.name !== 'web' || type === 'DELETED')
      continue;
    const beat = beatOf(status, letters);
    if (JSON.stringify(beat) !== JSON.stringify(beats.at(-1))) beats.push(beat);
  }
  const rests = actions
    .filter(({ do: what, t }) => isOnesOwn(what) && t < until)
    .map(action => restBefore(action, events, letters));
  return { beats, rests };
}

function beatOf(status: Seen['status'], letters: Map<string, string>): Beat {
  const phase = textAt(status, 'phase') ?? '';
  const stable = textAt(status, 'stableRS') ?? '';
  return {
    phase,
    message: phase === 'Progressing' ? '' : tellable(status, letters),
    step: numberAt(status, 'currentStepIndex'),
    stable: letters.get(stable) ?? '',
    isPromoted: stable !== '' && stable === textAt(status, 'currentPodHash'),
    isAborted: flagAt(status, 'abort'),
    isPromotedInFull: flagAt(status, 'promoteFull'),
    pauses: listAt(status, 'pauseConditions')
      .map(condition => textAt(condition, 'reason'))
      .join(),
  };
}

function restBefore(
  { from, do: what }: Action,
  events: readonly Seen[],
  letters: Map<string, string>,
): Rest {
  const latest = new Map<string, Seen>();
  for (const event of events) {
    if (event.t >= from) break;
    const key = `${event.kind} ${event.metadata.name}`;
    if (event.type === 'DELETED') latest.delete(key);
    else latest.set(key, event);
  }
  const rollout = latest.get('Rollout web');
  const status = rollout?.status;
  const all = [...latest.values()];
  const weights = ['canary', 'stable'].map(whose =>
    numberAt(status, 'canary', 'weights', whose, 'weight'),
  );
  return {
    before: `${what} at ${from}`,
    phase: textAt(status, 'phase') ?? '',
    message: tellable(status, letters),
    step: numberAt(status, 'currentStepIndex'),
    generation: rollout?.metadata.generation,
    observedGeneration: textAt(status, 'observedGeneration') ?? '',
    replicas: [
      'replicas',
      'updatedReplicas',
      'readyReplicas',
      'availableReplicas',
      'HPAReplicas',
    ].map(count => numberAt(status, count)),
    weights,
    versions: all
      .filter(
        ({ kind, metadata }) => kind === 'ReplicaSet' && isOfRollout(metadata),
      )
      .map(({ metadata, spec }) => {
        const letter = letters.get(metadata.labels?.[HASH_LABEL] ?? '');
        const annotations = metadata.annotations ?? {};
        const deadline = annotations['scale-down-deadline'] ? ' until' : '';
        const revision = annotations['rollout.argoproj.io/revision'];
        return `${letter} #${revision}: ${numberAt(
          spec,
          'replicas',
        )}${deadline}`;
      })
      .sort(),
    services: all
      .filter(({ kind }) => kind === 'Service')
      .map(
        ({ metadata, spec }) =>
          `${metadata.name} ${letters.get(
            textAt(spec, 'selector', HASH_LABEL) ?? '',
          )}`,
      )
      .sort(),
    conditions: listAt(status, 'conditions')
      .map(
        condition =>
          `${textAt(condition, 'type')} ${textAt(condition, 'status')} ${textAt(
            condition,
            'reason',
          )}`,
      )
      .sort(),
  };
}

/** A for the first version, and so on: hashes are made otherwise here. */
function lettersOf(events: readonly Seen[]): Map<string, string> {
  const letters = new Map<string, string>();
  for (const { kind, metadata } of events) {
    const hash = metadata.labels?.[HASH_LABEL];
    if (kind !== 'ReplicaSet' || hash === undefined || letters.has(hash))
      continue;
    letters.set(hash, String.fromCharCode(65 + letters.size));
  }
  return letters;
}

/** Not what the driver did for the rest of the cluster, while things were moving. */
function isOnesOwn(what: Action['do']): boolean {
  return what !== 'metric' && what !== 'pod starts';
}

/** Not of an Experiment; those have no revision. */
function isOfRollout({ annotations = {} }: Seen['metadata']): boolean {
  return annotations['rollout.argoproj.io/revision'] !== undefined;
}

function tellable(
  status: Seen['status'],
  letters: Map<string, string>,
): string {
  let message = textAt(status, 'message') ?? '';
  for (const [hash, letter] of letters)
    message = message.replaceAll(hash, letter);
  return message;
}
