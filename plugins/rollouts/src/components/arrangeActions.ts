import type { Action, Verb } from '@rollouts-portal/plugin-rollouts-common';

// What is possible comes first, and what moves an update on before what ends it.
const ORDER: readonly Verb[] = [
  'resume',
  'promote',
  'retry',
  'promote-full',
  'abort',
  'skip-step',
  'pause',
  'restart',
  'undo',
];

// Those of an update that waits or goes wrong; they stand there also when they cannot be used, and say why.
const ALWAYS_SHOWN: ReadonlySet<Verb> = new Set<Verb>([
  'promote',
  'retry',
  'promote-full',
  'abort',
]);

const MOVES_ON: ReadonlySet<Verb> = new Set<Verb>([
  'resume',
  'promote',
  'retry',
]);

export type ArrangedActions = {
  actions: Action[];
  /** Offered as buttons. */
  shown: Action[];
  /** Offered behind "More". */
  others: Action[];
  /** The likely next move: the one primary button. */
  likely: Verb | undefined;
  lookOf: (action: Action) => 'primary' | 'outlined' | 'destructive';
};

/** In which order actions are offered, which of them at once, and which of them stands out. */
export function arrangeActions(offered: readonly Action[]): ArrangedActions {
  const actions = [...offered].sort(
    (a, b) =>
      Number(b.possible) - Number(a.possible) ||
      ORDER.indexOf(a.verb) - ORDER.indexOf(b.verb),
  );
  const isShown = ({ verb, possible }: Action) =>
    // Nothing moves until someone resumes it, so that is what is looked for.
    ALWAYS_SHOWN.has(verb) || (verb === 'resume' && possible);
  const likely = actions.find(
    ({ verb, possible }) => possible && MOVES_ON.has(verb),
  )?.verb;
  return {
    actions,
    shown: actions.filter(isShown),
    others: actions.filter(action => !isShown(action)),
    likely,
    lookOf: ({ verb }) => {
      if (verb === 'abort') return 'destructive';
      return verb === likely ? 'primary' : 'outlined';
    },
  };
}
