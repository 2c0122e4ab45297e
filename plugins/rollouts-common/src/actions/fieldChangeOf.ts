import type { FieldChange } from '../argocd/FieldChange';
import type { Verb } from '../model/Verb';
import type { RolloutFacts } from '../status/argo-rollouts/RolloutFacts';

const STATUS: FieldChange = { field: 'status', git: 'silent' };

// A Record, so that a verb whose change nobody thought of does not compile.
const CHANGE_OF: Record<Verb, (facts: RolloutFacts) => FieldChange> = {
  promote: alsoResumes,
  'promote-full': alsoResumes,
  'skip-step': () => STATUS,
  abort: () => STATUS,
  retry: () => STATUS,
  pause: facts => pausedBecomes(true, facts),
  resume: facts => pausedBecomes(false, facts),
  restart: facts => ({ field: 'spec.restartAt', git: restartInGit(facts) }),
  undo: () => ({ field: 'spec.template', git: 'other' }),
};

/** What a verb changes of what Git may have a say in. What only the status knows, Git never has. */
export function fieldChangeOf(verb: Verb, facts: RolloutFacts): FieldChange {
  return CHANGE_OF[verb](facts);
}

function alsoResumes(facts: RolloutFacts): FieldChange {
  return facts.paused ? pausedBecomes(false, facts) : STATUS;
}

function pausedBecomes(value: boolean, { applied }: RolloutFacts): FieldChange {
  return { field: 'spec.paused', git: pausedInGit(value, applied) };
}

function pausedInGit(
  value: boolean,
  applied: RolloutFacts['applied'],
): FieldChange['git'] {
  if (!applied || applied.paused === null) return 'unknown';
  if (applied.paused === undefined) return 'silent';
  return applied.paused === value ? 'same' : 'other';
}

function restartInGit({ applied }: RolloutFacts): FieldChange['git'] {
  if (!applied) return 'unknown';
  // A restart is asked for with the time of now, which no commit has.
  return applied.restartAt === undefined ? 'silent' : 'other';
}
