import type { PossibleAction } from '../model/Derived';
import { sentence } from '../model/Sentence';
import { VERBS } from '../model/Verb';

/** Nothing can be done about rollouts of these kinds here: one list for all of them, of which there may be thousands. */
export const ONLY_SHOWN = {
  Canary: onlyShown('Canary'),
  Deployment: onlyShown('Deployment'),
  StatefulSet: onlyShown('StatefulSet'),
  DaemonSet: onlyShown('DaemonSet'),
};

function onlyShown(kind: string): PossibleAction[] {
  return VERBS.map(verb => ({
    verb,
    possible: false,
    because: sentence('because-only-shown', { kind }),
  }));
}
