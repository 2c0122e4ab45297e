import { useTranslationRef } from '@backstage/core-plugin-api/alpha';
import { makeStyles } from '@material-ui/core/styles';
import type {
  FleetMatrix,
  MatrixCell,
  MatrixSort,
} from '@rollouts-portal/plugin-rollouts-common';
import { useVirtualizer } from '@tanstack/react-virtual';
import { useEffect, useRef, type KeyboardEvent } from 'react';
import { Link } from 'react-router-dom';

import { rolloutsTranslationRef } from '../../translation';
import { SortHeader, type ShownOrder } from '../fleet/SortHeader';
import { tokensOf } from '../tokens';
import { MatrixCellView } from './MatrixCellView';
import { MatrixColumnHead } from './MatrixColumnHead';

const NAME = 190;
const COLUMN = 176;
const BEYOND = 3;

const useStyles = makeStyles(theme => {
  const tokens = tokensOf(theme);
  return {
    frame: {
      position: 'relative',
      // As high as the screen leaves it, so that heads and names stay in sight whichever way one scrolls.
      maxHeight: 'max(320px, calc(100vh - 220px))',
      overflow: 'auto',
      border: `1px solid ${tokens.line}`,
      borderRadius: 8,
      background: tokens.paper,
    },
    table: {
      tableLayout: 'fixed',
      minWidth: '100%',
      borderCollapse: 'separate',
      borderSpacing: 0,
      color: tokens.ink,
      '& th, & td': {
        height: 46,
        padding: '6px 8px',
        boxSizing: 'border-box',
        borderBottom: `1px solid ${tokens.line}`,
        textAlign: 'left',
        verticalAlign: 'middle',
        background: tokens.paper,
      },
      '& thead th': { position: 'sticky', top: 0, zIndex: 2 },
      '& thead th:first-child': {
        left: 0,
        zIndex: 3,
        paddingLeft: 16,
        fontSize: 13,
        color: tokens.second,
      },
      '& tbody th': {
        position: 'sticky',
        left: 0,
        zIndex: 1,
        paddingLeft: 16,
        overflowWrap: 'anywhere',
      },
      '& tbody tr:last-child > *': { borderBottom: 0 },
      '& $gap': { padding: 0 },
    },
    gap: {},
    name: {
      display: 'inline-block',
      fontSize: 14,
      lineHeight: '20px',
      fontWeight: 700,
      color: tokens.progressing.text,
      textDecoration: 'none',
      borderRadius: 3,
      '&:hover': { textDecoration: 'underline' },
      '&:focus-visible': {
        outline: `2px solid ${tokens.progressing.text}`,
        outlineOffset: 2,
      },
    },
    namespace: {
      fontSize: 12,
      lineHeight: '16px',
      fontWeight: 400,
      color: tokens.second,
    },
    none: { color: tokens.third, paddingLeft: 12 },
  };
});

/** Services against clusters or environments. Of many columns those are drawn that can be seen. */
export function MatrixTable({
  matrix: { by, columns, items, clusters },
  hrefOf,
  serviceHrefOf,
  question,
  sort,
  sortHrefOf,
}: {
  matrix: FleetMatrix;
  /** What was asked for. Each is read from its first service on, however far one had scrolled in the one before. */
  question: string;
  sort: MatrixSort;
  sortHrefOf: (sort: MatrixSort) => string;
  hrefOf: (cell: MatrixCell) => string;
  /** Of the table, narrowed to the service. */
  serviceHrefOf: (service: { namespace: string; name: string }) => string;
}) {
  const { t } = useTranslationRef(rolloutsTranslationRef);
  const classes = useStyles();
  const frame = useRef<HTMLDivElement>(null);
  const virtualizer = useVirtualizer<HTMLDivElement, Element>({
    horizontal: true,
    count: columns.length,
    getScrollElement: () => frame.current,
    estimateSize: () => COLUMN,
    getItemKey: index => columns[index]?.name ?? index,
    overscan: BEYOND,
    scrollMargin: NAME,
  });
  useEffect(() => {
    if (frame.current) frame.current.scrollTop = 0;
  }, [question]);
  const drawn = virtualizer.getVirtualItems();
  const before = (drawn[0]?.start ?? NAME) - NAME;
  const after = virtualizer.getTotalSize() + NAME - (drawn.at(-1)?.end ?? NAME);
  const shown = drawn.flatMap(({ index }) => {
    const column = columns[index];
    return column ? [{ column, index }] : [];
  });
  const clusterOf = new Map(clusters.map(each => [each.name, each]));

  return (
    <div className={classes.frame} ref={frame}>
      {/* eslint-disable-next-line jsx-a11y/no-noninteractive-element-to-interactive-role, jsx-a11y/interactive-supports-focus -- keys move the focus among the links in it */}
      <table
        role="grid"
        className={classes.table}
        style={{ width: NAME + columns.length * COLUMN }}
        aria-label={t(`matrix.title.${by}`)}
        aria-rowcount={items.length + 1}
        aria-colcount={columns.length + 1}
        onKeyDown={moveFocus}
      >
        <colgroup>
          <col style={{ width: NAME }} />
          {before > 0 && <col style={{ width: before }} />}
          {shown.map(({ column }) => (
            <col key={column.name} style={{ width: COLUMN }} />
          ))}
          {after > 0 && <col style={{ width: after }} />}
        </colgroup>
        <thead>
          <tr aria-rowindex={1}>
            <th scope="col" aria-colindex={1} aria-sort={SHOWN_ORDER[sort]}>
              <SortHeader
                isSorted={sort === 'name' || sort === 'name,desc'}
                order={sort === 'name,desc' ? 'descending' : 'ascending'}
                href={sortHrefOf(sort === 'name' ? 'name,desc' : 'name')}
              >
                {t('fleet.column.service')}
              </SortHeader>
            </th>
            {before > 0 && <td aria-hidden className={classes.gap} />}
            {shown.map(({ column, index }) => (
              <th key={column.name} scope="col" aria-colindex={index + 2}>
                <MatrixColumnHead
                  column={column}
                  cluster={
                    by === 'cluster' ? clusterOf.get(column.name) : undefined
                  }
                />
              </th>
            ))}
            {after > 0 && <td aria-hidden className={classes.gap} />}
          </tr>
        </thead>
        <tbody>
          {items.map(({ namespace, name, cells }, row) => {
            const cellOf = new Map(cells.map(cell => [cell.column, cell]));
            return (
              <tr key={`${namespace}/${name}`} aria-rowindex={row + 2}>
                <th scope="row" aria-colindex={1}>
                  <Link
                    to={serviceHrefOf({ namespace, name })}
                    className={classes.name}
                  >
                    {name}
                  </Link>
                  <div className={classes.namespace}>{namespace}</div>
                </th>
                {before > 0 && <td aria-hidden className={classes.gap} />}
                {shown.map(({ column, index }) => {
                  const cell = cellOf.get(column.name);
                  return (
                    <td key={column.name} aria-colindex={index + 2}>
                      {cell ? (
                        <MatrixCellView cell={cell} href={hrefOf(cell)} />
                      ) : (
                        <span className={classes.none} title={t('matrix.none')}>
                          –
                        </span>
                      )}
                    </td>
                  );
                })}
                {after > 0 && <td aria-hidden className={classes.gap} />}
              </tr>
            );
          })}
        </tbody>
      </table>
    </div>
  );
}

const SHOWN_ORDER: Readonly<Partial<Record<MatrixSort, ShownOrder>>> = {
  name: 'ascending',
  'name,desc': 'descending',
};

/** With the arrows from link to link, over the cells in which there is none. */
function moveFocus(event: KeyboardEvent<HTMLTableElement>) {
  const [rows, columns] = STEPS[event.key] ?? [0, 0];
  const cell =
    event.target instanceof Element ? event.target.closest('th, td') : null;
  const row = cell?.parentElement;
  if ((rows === 0 && columns === 0) || !cell || !row) return;
  const at = cell.getAttribute('aria-colindex');
  const links =
    columns !== 0
      ? [...row.querySelectorAll('a')]
      : [
          ...event.currentTarget.querySelectorAll<HTMLAnchorElement>(
            `[aria-colindex="${at}"] a`,
          ),
        ];
  const from = links.findIndex(link => link === event.target);
  const link = links[from + rows + columns];
  if (from === -1 || !link) return;
  event.preventDefault();
  link.focus();
}

const STEPS: Readonly<Record<string, readonly [number, number]>> = {
  ArrowDown: [1, 0],
  j: [1, 0],
  ArrowUp: [-1, 0],
  k: [-1, 0],
  ArrowRight: [0, 1],
  ArrowLeft: [0, -1],
};
