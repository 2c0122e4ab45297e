import { InputError } from '@backstage/errors';
import {
  formatFleetParameters,
  parseFleetParameters,
  type FleetQuery,
} from '@rollouts-portal/plugin-rollouts-common';
import { useMemo } from 'react';
import { useNavigate, useSearchParams } from 'react-router-dom';

export type FleetAddress = {
  query: FleetQuery;
  /** Why the address asks for nothing that can be answered; the query is then that for everything. */
  problem: string | undefined;
  /** The address with these changes; it begins at the first page again unless they name another. */
  hrefWith: (changes: Partial<FleetQuery>) => string;
  /** Goes there, one step back in the history leads here again. */
  goTo: (href: string) => void;
  /** Goes there without a step in the history. */
  replaceWith: (changes: Partial<FleetQuery>) => void;
};

/** What the page over the fleet shows is all in its address. */
export function useFleetAddress(): FleetAddress {
  const [parameters] = useSearchParams();
  const navigate = useNavigate();
  const text = parameters.toString();
  const { query, problem } = useMemo(() => parse(text), [text]);
  const hrefWith = (changes: Partial<FleetQuery>) =>
    `?${formatFleetParameters({ ...query, cursor: undefined, ...changes })}`;
  return {
    query,
    problem,
    hrefWith,
    goTo: href => navigate(href, { preventScrollReset: true }),
    replaceWith: changes =>
      navigate(hrefWith(changes), { replace: true, preventScrollReset: true }),
  };
}

function parse(text: string): { query: FleetQuery; problem?: string } {
  try {
    return { query: parseFleetParameters(new URLSearchParams(text)) };
  } catch (error) {
    if (!(error instanceof InputError)) throw error;
    return {
      query: parseFleetParameters(new URLSearchParams()),
      problem: error.message,
    };
  }
}
