import { useCallback, useState } from 'react';

/**
 * What an element scrolls in, which in a portal is its main part and not the window.
 *
 * @returns the scroller once it is known, and the ref of the element
 */
export function useScrollParent(): [
  HTMLElement | undefined,
  (element: HTMLElement | null) => void,
] {
  const [scroller, setScroller] = useState<HTMLElement>();
  const find = useCallback((element: HTMLElement | null) => {
    if (element) setScroller(scrollParentOf(element));
  }, []);
  return [scroller, find];
}

function scrollParentOf(element: HTMLElement): HTMLElement {
  for (
    let parent = element.parentElement;
    parent;
    parent = parent.parentElement
  ) {
    const { overflowY } = getComputedStyle(parent);
    if (overflowY === 'auto' || overflowY === 'scroll') return parent;
  }
  return document.documentElement;
}
