import { useApi } from '@backstage/core-plugin-api';
import {
  formatFleetParameters,
  type FleetPage,
  type FleetQuery,
} from '@rollouts-portal/plugin-rollouts-common';
import { useCallback, useEffect, useMemo, useRef, useState } from 'react';
import { useNavigationType } from 'react-router-dom';

import { rolloutsApiRef } from '../api/RolloutsApi';
import {
  changesBetween,
  partOf,
  rowsOf,
  withPart,
  type FleetRow,
  type FleetWindow,
} from '../model/FleetWindow';
import { FleetPlaces, type FleetPlace } from '../state/FleetPlaces';
import type { Followed } from './Followed';
import { useFleet } from './useFleet';

/** For as long as the portal stays loaded. */
const places = new FleetPlaces();

/** What is drawn of a list: pages that were read one after the other, of which the one that is looked at is live. */
export type FleetRows = Omit<Followed<FleetPage>, 'content'> & {
  /** The newest page, whichever it is, for what holds for all; undefined before the first. */
  page: FleetPage | undefined;
  rows: readonly FleetRow[];
  /** How many rows stand before the first of these. */
  before: number;
  /** Cursor of the page before these; undefined where that is the first. */
  previous: string | undefined;
  /** Cursor of what follows the last of these. */
  next: string | undefined;
  /** False while the rows are those of the query before. */
  isOfQuery: boolean;
  /** How many rows wait for `applyChanges` to come, go or move; 0 while they need not wait. */
  changes: number;
  applyChanges: () => void;
  /** Says which row is the last one to be seen, so that its page is followed; behind the last row the next is read. */
  look: (lastSeen: number) => void;
  /** How far the page was scrolled when the person left it. */
  scrolled: number;
  keepScrolled: (scrolled: number) => void;
};

type Shown = Omit<FleetPlace, 'scrolled'> & {
  key: string;
  /** The newest that is in it; undefined where that was left behind with the list. */
  page: FleetPage | undefined;
};

/**
 * @param isHeld - the person is at the rows: none of them is to move, come or go. What is new of each is shown.
 */
export function useFleetRows(query: FleetQuery, isHeld: boolean): FleetRows {
  const api = useApi(rolloutsApiRef);
  const key = formatFleetParameters({ ...query, facet: [] }).toString();
  const isBack = useNavigationType() === 'POP';
  const place = useMemo(
    () => (isBack ? places.get(api, key) : undefined),
    [isBack, api, key],
  );
  const [shown, setShown] = useState<Shown>();
  const placed = useMemo(
    () => place && { ...place, key, page: undefined },
    [place, key],
  );
  const known: Shown | undefined = shown?.key === key ? shown : placed;
  const followed = known?.followed ?? 0;
  const cursor = known
    ? cursorOf(known.window, followed, query.cursor)
    : query.cursor;

  const { content, isOfQuery, ...state } = useFleet({ ...query, cursor });
  const page = isOfQuery ? content : undefined;
  const apply = () => {
    if (!page) return;
    setShown({ key, page, ...windowOf(known, followed, cursor, page) });
  };

  const isKnown = known?.window[followed] !== undefined;
  // While drawing, not after it: an effect would draw each change twice, and a burst of them in circles.
  if (page && page !== known?.page && (!isHeld || !isKnown)) apply();

  // Until there is an answer to a new query, the rows are those of the one before.
  const drawn = known ?? shown;
  const rows = useMemo(
    () =>
      drawn
        ? rowsOf(
            drawn.window,
            page && drawn.key === key ? { index: followed, page } : undefined,
          )
        : [],
    [drawn, page, key, followed],
  );
  const part = known?.window[followed];
  const changes =
    isHeld && part && page ? changesBetween(part.rows, page.items) : 0;

  const scrolled = useRef(place?.scrolled ?? 0);
  const last = useRef(known);
  last.current = known;
  useEffect(
    () => () => {
      if (last.current?.key !== key) return;
      const { window, followed: at, before, previous } = last.current;
      places.keep(api, key, {
        window,
        followed: at,
        before,
        previous,
        scrolled: scrolled.current,
      });
    },
    [api, key],
  );

  const look = useCallback(
    (lastSeen: number) => {
      if (!known) return;
      const { window } = known;
      const next = window.at(-1)?.next;
      // A page that leads back to one that was read would lead round and round.
      const hasMore =
        next !== undefined && window.every(({ cursor: at }) => at !== next);
      const wanted =
        lastSeen >= rows.length && hasMore
          ? window.length
          : rows[Math.min(lastSeen, rows.length - 1)]?.part ?? 0;
      if (wanted !== followed) setShown({ ...known, followed: wanted });
    },
    [known, rows, followed],
  );

  return {
    ...state,
    page: content,
    rows,
    before: drawn?.before ?? 0,
    previous: drawn?.previous,
    next: drawn?.window.at(-1)?.next,
    isOfQuery: isOfQuery || known !== undefined,
    changes,
    applyChanges: apply,
    look,
    scrolled: place?.scrolled ?? 0,
    keepScrolled: useCallback((to: number) => {
      scrolled.current = to;
    }, []),
  };
}

/** With the page at its place. */
function windowOf(
  before: Omit<FleetPlace, 'scrolled'> | undefined,
  followed: number,
  cursor: string | undefined,
  page: FleetPage,
): Omit<FleetPlace, 'scrolled'> {
  const begin = followed === 0 ? page : before;
  return {
    window: withPart(before?.window ?? [], followed, partOf(cursor, page)),
    followed,
    before: begin?.before ?? 0,
    previous: begin?.previous,
  };
}

function cursorOf(
  window: FleetWindow,
  index: number,
  first: string | undefined,
): string | undefined {
  if (index === 0) return first;
  return window[index]?.cursor ?? window[index - 1]?.next;
}
