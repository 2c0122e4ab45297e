import { InputError } from '@backstage/errors';
import {
  formatMatrixParameters,
  parseMatrixParameters,
  type MatrixQuery,
} from '@rollouts-portal/plugin-rollouts-common';
import { useMemo } from 'react';
import { useNavigate, useSearchParams } from 'react-router-dom';

export type MatrixAddress = {
  query: MatrixQuery;
  /** Why the address asks for nothing that can be answered; the query is then that for everything. */
  problem: string | undefined;
  /** The address with these changes; it begins at the first service again unless they name another. */
  hrefWith: (changes: Partial<MatrixQuery>) => string;
  goTo: (href: string, options?: { replace: boolean }) => void;
};

/** What the matrix shows is all in its address. */
export function useMatrixAddress(): MatrixAddress {
  const [parameters] = useSearchParams();
  const navigate = useNavigate();
  const text = parameters.toString();
  const { query, problem } = useMemo(() => parse(text), [text]);
  return {
    query,
    problem,
    hrefWith: changes =>
      `?${formatMatrixParameters({ ...query, cursor: undefined, ...changes })}`,
    goTo: (href, { replace } = { replace: false }) =>
      navigate(href, { replace, preventScrollReset: true }),
  };
}

function parse(text: string): { query: MatrixQuery; problem?: string } {
  try {
    return { query: parseMatrixParameters(new URLSearchParams(text)) };
  } catch (error) {
    if (!(error instanceof InputError)) throw error;
    return {
      query: parseMatrixParameters(new URLSearchParams()),
      problem: error.message,
    };
  }
}
