import {
  FRESHNESS_STATES,
  type FreshnessState,
} from '@rollouts-portal/plugin-rollouts-common';
import { useSearchParams } from 'react-router-dom';

/** What the page of clusters shows, and nothing else. */
export type ClustersQuery = {
  /** Part of a name, an environment or a label; empty: all. */
  word: string;
  state: FreshnessState | undefined;
  /** Names of the clusters that are unfolded. */
  open: readonly string[];
};

export type ClustersAddress = ClustersQuery & {
  hrefWith: (changes: Partial<ClustersQuery>) => string;
  /** Goes there without a step in the history. */
  replaceWith: (changes: Partial<ClustersQuery>) => void;
};

/** What the page of clusters shows is all in its address; what means nothing there is left out. */
export function useClustersAddress(): ClustersAddress {
  const [parameters, setParameters] = useSearchParams();
  const asked = parameters.get('state');
  const query: ClustersQuery = {
    word: parameters.get('q') ?? '',
    state: FRESHNESS_STATES.find(state => state === asked),
    open: parameters.getAll('open'),
  };
  const searchWith = (changes: Partial<ClustersQuery>) => {
    const { word, state, open } = { ...query, ...changes };
    return new URLSearchParams([
      ...(word === '' ? [] : [['q', word]]),
      ...(state ? [['state', state]] : []),
      ...open.map(name => ['open', name]),
    ]);
  };
  return {
    ...query,
    hrefWith: changes => `?${searchWith(changes)}`,
    replaceWith: changes =>
      setParameters(searchWith(changes), {
        replace: true,
        preventScrollReset: true,
      }),
  };
}
