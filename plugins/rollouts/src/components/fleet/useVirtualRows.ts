import {
  defaultRangeExtractor,
  observeElementOffset,
  useVirtualizer,
  type Range,
  type Virtualizer,
  type VirtualItem,
} from '@tanstack/react-virtual';
import {
  useCallback,
  useEffect,
  useLayoutEffect,
  useRef,
  useState,
  type RefObject,
} from 'react';

import type { FleetRowsProps } from './FleetRowsProps';
import { scrollParentOf } from './scrollParentOf';

/** Rows beyond the edges of the screen, so that nothing is blank while one scrolls. */
const BEYOND = 8;

export type VirtualRows = {
  listRef: RefObject<HTMLElement>;
  /** Of the element that holds the rows. */
  setList: (element: HTMLElement | null) => void;
  /** What is drawn: rows by their index, and the height of what is left out before each. */
  items: readonly { index: number; gap: number; key: VirtualItem['key'] }[];
  /** Height of what is left out behind the last. */
  rest: number;
  /** Of each row's element, which says its index as `data-index`. */
  measure: (element: Element | null) => void;
  scrollTo: (index: number) => void;
  /** How many rows fit on the screen. */
  visible: number;
};

/**
 * Draws of a long list those rows that can be seen; the page scrolls, not the list. The row with the focus stays drawn
 * wherever it is, or the focus would be lost.
 */
export function useVirtualRows({
  rows,
  height,
  covered,
  focused,
  onLook,
  scrolled,
  onScrolled,
}: Pick<FleetRowsProps, 'rows' | 'onLook' | 'scrolled' | 'onScrolled'> & {
  /** Of a row, as long as it was not measured. */
  height: number;
  /** What a header covers of the screen. */
  covered: number;
  /** Index of the row that has the focus. */
  focused: number | undefined;
}): VirtualRows {
  const [scroller, setScroller] = useState<HTMLElement>();
  const listRef = useRef<HTMLElement | null>(null);
  const [top, setTop] = useState(0);
  const setList = useCallback((element: HTMLElement | null) => {
    listRef.current = element;
    if (element) setScroller(scrollParentOf(element));
  }, []);

  // What stands above the list may grow with any answer.
  // eslint-disable-next-line react-hooks/exhaustive-deps -- so it is looked at after each drawing; it ends when it is right
  useLayoutEffect(() => {
    if (!scroller || !listRef.current) return;
    // With its rows the list may have outgrown what it scrolled in.
    const parent = scrollParentOf(listRef.current);
    if (parent !== scroller) setScroller(parent);
    const found = offsetWithin(listRef.current, scroller);
    if (Math.abs(found - top) > 1) setTop(found);
  });

  const virtualizer = useVirtualizer<HTMLElement, Element>({
    count: rows.length,
    getScrollElement: () => scroller ?? null,
    estimateSize: () => height,
    getItemKey: index => rows[index]?.row.id ?? index,
    overscan: BEYOND,
    observeElementOffset: observeOffset,
    scrollMargin: top,
    scrollPaddingStart: covered,
    rangeExtractor: useCallback(
      (range: Range) => withFocused(defaultRangeExtractor(range), focused),
      [focused],
    ),
  });

  const atFirst = useRef(scrolled);
  useEffect(() => {
    if (!scroller || atFirst.current === 0) return;
    scroller.scrollTop = atFirst.current;
    atFirst.current = 0;
  }, [scroller]);
  const { scrollOffset } = virtualizer;
  useEffect(() => {
    if (atFirst.current === 0) onScrolled(scrollOffset ?? 0);
  }, [scrollOffset, onScrolled]);

  const drawn = virtualizer.getVirtualItems();
  const { range } = virtualizer;
  const last = range?.endIndex;
  // Before the end is reached, so that whoever scrolls need not wait.
  const lastSeen =
    last !== undefined && last >= rows.length - BEYOND ? rows.length : last;
  useEffect(() => {
    if (lastSeen !== undefined) onLook(lastSeen);
  }, [lastSeen, onLook]);

  const end = drawn.at(-1)?.end ?? top;
  return {
    listRef,
    setList,
    items: drawn.map(({ index, key, start }, position) => ({
      index,
      key,
      gap: start - (drawn[position - 1]?.end ?? top),
    })),
    rest: Math.max(0, virtualizer.getTotalSize() + top - end),
    measure: virtualizer.measureElement,
    scrollTo: index => virtualizer.scrollToIndex(index, { align: 'auto' }),
    visible: range ? Math.max(1, range.endIndex - range.startIndex) : 1,
  };
}

/** A whole document that scrolls, as on phones, says so to the window and not to its element. */
function observeOffset(
  instance: Virtualizer<HTMLElement, Element>,
  onOffset: (offset: number, isScrolling: boolean) => void,
): (() => void) | undefined {
  const { scrollElement } = instance;
  if (scrollElement !== document.documentElement) {
    return observeElementOffset(instance, onOffset) ?? undefined;
  }
  const tell = () => onOffset(window.scrollY, false);
  tell();
  window.addEventListener('scroll', tell, { passive: true });
  return () => window.removeEventListener('scroll', tell);
}

/** How far an element is from the beginning of what it scrolls in, however far that is scrolled. */
function offsetWithin(element: HTMLElement, scroller: HTMLElement): number {
  let top = 0;
  let at: Element | null = element;
  while (at instanceof HTMLElement && at !== scroller) {
    // What it scrolls in need not be what positions are told from.
    if (!scroller.contains(at)) return top - scroller.offsetTop;
    top += at.offsetTop;
    at = at.offsetParent;
  }
  return top;
}

function withFocused(indexes: number[], focused: number | undefined) {
  if (focused === undefined || indexes.includes(focused)) return indexes;
  return [...indexes, focused].sort((a, b) => a - b);
}
