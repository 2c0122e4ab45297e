import type { FieldChange } from '../argocd/FieldChange';
import type { Verb } from '../model/Verb';
import type { RolloutFacts } from '../status/argo-rollouts/RolloutFacts';

/** What a verb changes of what Git may have a say in. What only the status knows, Git never has. */
export function fieldChangeOf(verb: Verb, facts: RolloutFacts): FieldChange {
  switch (verb) {
    case 'promote':
    case 'promote-full':
      return facts.paused ? pausedBecomes(false, facts) : STATUS;
    case 'pause':
      return pausedBecomes(true, facts);
    case 'resume':
      return pausedBecomes(false, facts);
    case 'restart':
      return { field: 'spec.restartAt', git: restartInGit(facts) };
    case 'undo':
      return { field: 'spec.template', git: 'other' };
    default:
      return STATUS;
  }
}

const STATUS: FieldChange = { field: 'status', git: 'silent' };

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
