import { useEffect, useRef, useState, type KeyboardEvent } from 'react';

import type { FleetRow } from '../../model/FleetWindow';

export type RowKeys = {
  /** Index of the row that has the focus. */
  focused: number | undefined;
  onFocus: (event: { target: EventTarget }) => void;
  onBlur: (event: { relatedTarget: EventTarget | null }) => void;
  onKeyDown: (event: KeyboardEvent) => void;
};

/**
 * Moves the focus from row to row. It is on the link of a row, so Enter opens it, and it stays with its row wherever
 * that moves.
 */
export function useRowKeys(rows: readonly FleetRow[]): RowKeys & {
  /** To be told what only the drawn list knows. */
  attach: (list: {
    element: HTMLElement | null;
    visible: number;
    scrollTo: (index: number) => void;
  }) => void;
} {
  const [focusedId, setFocusedId] = useState<string>();
  const wanted = useRef<string>();
  const list = useRef<Parameters<ReturnType<typeof useRowKeys>['attach']>[0]>();
  const index = rows.findIndex(({ row }) => row.id === focusedId);
  const focused = index === -1 ? undefined : index;

  // Once the row is drawn, which may take a moment after it was scrolled to.
  useEffect(() => {
    if (wanted.current === undefined) return;
    const link = linkOf(list.current?.element, focused);
    if (!link) return;
    wanted.current = undefined;
    link.focus({ preventScroll: true });
  });

  const moveTo = (to: number) => {
    const target = Math.max(0, Math.min(rows.length - 1, to));
    const id = rows[target]?.row.id;
    if (id === undefined) return;
    wanted.current = id;
    setFocusedId(id);
    list.current?.scrollTo(target);
  };

  return {
    focused,
    attach: given => {
      list.current = given;
    },
    onFocus: ({ target }) => {
      const at = indexOf(target);
      if (at !== undefined) setFocusedId(rows[at]?.row.id);
    },
    onBlur: ({ relatedTarget }) => {
      const inside =
        relatedTarget instanceof Node &&
        list.current?.element?.contains(relatedTarget);
      if (!inside && wanted.current === undefined) setFocusedId(undefined);
    },
    onKeyDown: event => {
      if (event.altKey || event.ctrlKey || event.metaKey) return;
      const from = focused ?? indexOf(event.target) ?? -1;
      const to = targetOf(event.key, from, {
        count: rows.length,
        page: list.current?.visible ?? 1,
      });
      if (to === undefined) return;
      event.preventDefault();
      moveTo(to);
    },
  };
}

function targetOf(
  key: string,
  from: number,
  { count, page }: { count: number; page: number },
): number | undefined {
  switch (key) {
    case 'ArrowDown':
    case 'j':
      return from + 1;
    case 'ArrowUp':
    case 'k':
      return from - 1;
    case 'PageDown':
      return from + page;
    case 'PageUp':
      return from - page;
    case 'Home':
      return 0;
    case 'End':
      return count - 1;
    default:
      return undefined;
  }
}

function indexOf(target: EventTarget): number | undefined {
  const row =
    target instanceof Element ? target.closest('[data-index]') : undefined;
  const index = Number(row?.getAttribute('data-index') ?? NaN);
  return Number.isNaN(index) ? undefined : index;
}

function linkOf(
  element: HTMLElement | null | undefined,
  index: number | undefined,
): HTMLElement | undefined {
  const link = element?.querySelector(`[data-index="${index}"] a`);
  return link instanceof HTMLElement ? link : undefined;
}
