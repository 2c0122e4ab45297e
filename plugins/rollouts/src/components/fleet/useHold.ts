import {
  useCallback,
  useEffect,
  useRef,
  useState,
  type FocusEvent,
  type RefCallback,
} from 'react';

/**
 * Tells whether somebody is at the rows: a pointer is over them, one of them has the focus, or the page was scrolled
 * into them. What one reaches for must not move away meanwhile.
 */
export function useHold(onHold: (isHeld: boolean) => void): {
  /** Of an element at the beginning of the rows. */
  begin: RefCallback<HTMLElement>;
  /** Of the element around the rows. */
  around: {
    onPointerEnter: () => void;
    onPointerLeave: () => void;
    onFocus: () => void;
    onBlur: (event: FocusEvent) => void;
  };
} {
  const [isPointed, setPointed] = useState(false);
  const [isFocused, setFocused] = useState(false);
  const [isScrolled, setScrolled] = useState(false);
  const observed = useRef<IntersectionObserver>();

  const begin = useCallback((element: HTMLElement | null) => {
    observed.current?.disconnect();
    if (!element || typeof IntersectionObserver === 'undefined') return;
    observed.current = new IntersectionObserver(entries =>
      setScrolled(entries.some(isAbove)),
    );
    observed.current.observe(element);
  }, []);

  const isHeld = isPointed || isFocused || isScrolled;
  useEffect(() => onHold(isHeld), [isHeld, onHold]);

  return {
    begin,
    around: {
      onPointerEnter: () => setPointed(true),
      onPointerLeave: () => setPointed(false),
      onFocus: () => setFocused(true),
      onBlur: ({ currentTarget, relatedTarget }) =>
        setFocused(
          relatedTarget instanceof Node &&
            currentTarget.contains(relatedTarget),
        ),
    },
  };
}

/** It has left the screen at the top, not at the bottom. */
function isAbove({
  isIntersecting,
  boundingClientRect,
  rootBounds,
}: IntersectionObserverEntry) {
  return (
    !isIntersecting && boundingClientRect.top < (rootBounds?.bottom ?? 0) / 2
  );
}
