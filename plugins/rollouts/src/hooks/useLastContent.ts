import { useEffect, useRef } from 'react';

import type { Followed } from './Followed';

/**
 * Keeps what was shown for one question until there is an answer to the next: nothing is taken away meanwhile, and
 * `isOfQuery` is false.
 */
export function useLastContent<Content>(
  state: Followed<Content>,
): Followed<Content> & { isOfQuery: boolean } {
  const { content } = state;
  // No state: that it was shown changes nothing that is drawn now.
  const last = useRef<Content>();
  useEffect(() => {
    if (content) last.current = content;
  }, [content]);
  return {
    ...state,
    content: content ?? last.current,
    isOfQuery: content !== undefined,
  };
}
