import type { Action, Verb } from '@rollouts-portal/plugin-rollouts-common';

// What is possible comes first, and what moves an update on before what ends it.
const ORDER: readonly Verb[] = ['promote', 'retry', 'promote-full', 'abort'];

export type ArrangedActions = {
  actions: Action[];
  /** The likely next move: the one primary button. */
  likely: Verb | undefined;
  lookOf: (action: Action) => 'primary' | 'outlined' | 'destructive';
};

/** In which order actions are offered, and which of them stands out. */
export function arrangeActions(offered: readonly Action[]): ArrangedActions {
  const actions = [...offered].sort(
    (a, b) =>
      Number(b.possible) - Number(a.possible) ||
      ORDER.indexOf(a.verb) - ORDER.indexOf(b.verb),
  );
  const likely = actions.find(
    ({ verb, possible }) =>
      possible && (verb === 'promote' || verb === 'retry'),
  )?.verb;
  return {
    actions,
    likely,
    lookOf: ({ verb }) => {
      if (verb === 'abort') return 'destructive';
      return verb === likely ? 'primary' : 'outlined';
    },
  };
}
