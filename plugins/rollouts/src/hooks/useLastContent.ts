import { useEffect, useState } from 'react';

import type { LiveState } from '../state/LiveState';

/**
 * Keeps what was shown for one question until there is an answer to the next: nothing is taken away meanwhile, and
 * `isOfQuery` is false.
 */
export function useLastContent<Content>(
  state: LiveState<Content>,
): LiveState<Content> & { isOfQuery: boolean } {
  const { content } = state;
  const [last, setLast] = useState<Content>();
  useEffect(() => {
    if (content) setLast(content);
  }, [content]);
  return {
    ...state,
    content: content ?? last,
    isOfQuery: content !== undefined,
  };
}
