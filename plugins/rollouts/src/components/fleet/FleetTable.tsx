import { useTranslationRef } from '@backstage/core-plugin-api/alpha';
import { makeStyles } from '@material-ui/core/styles';
import {
  parseFleetSorting,
  type FleetSort,
} from '@rollouts-portal/plugin-rollouts-common';
import { Fragment } from 'react';

import { nextSorting } from '../../model/nextSorting';
import { rolloutsTranslationRef } from '../../translation';
import { tokensOf } from '../tokens';
import { VisuallyHidden } from '../VisuallyHidden';
import type { FleetRowsProps } from './FleetRowsProps';
import { FleetTableRow } from './FleetTableRow';
import { SortHeader, type ShownOrder } from './SortHeader';
import { useRowKeys } from './useRowKeys';
import { useVirtualRows } from './useVirtualRows';

const HEADER = 41;
const ROW = 78;

/** The columns in their order, what each is sorted by, and how wide it is; the state takes what is left. */
const COLUMNS: readonly {
  name:
    | 'service'
    | 'cluster'
    | 'state'
    | 'step'
    | 'weight'
    | 'image'
    | 'age'
    | 'action';
  sort?: FleetSort;
  width?: number | string;
}[] = [
  { name: 'service', sort: 'name', width: '12.5%' },
  { name: 'cluster', sort: 'cluster', width: '9.5%' },
  { name: 'state', sort: 'attention' },
  { name: 'step', width: 88 },
  { name: 'weight', width: '10.5%' },
  { name: 'image', width: '10%' },
  { name: 'age', sort: 'updated', width: 68 },
  { name: 'action', width: 172 },
];

const useStyles = makeStyles(theme => {
  const tokens = tokensOf(theme);
  return {
    table: {
      width: '100%',
      tableLayout: 'fixed',
      borderCollapse: 'separate',
      borderSpacing: 0,
      fontSize: 14,
      color: tokens.ink,
    },
    header: {
      '& th': {
        position: 'sticky',
        top: 0,
        zIndex: 1,
        height: HEADER,
        padding: '0 8px',
        boxSizing: 'border-box',
        borderBottom: `1px solid ${tokens.line}`,
        background: tokens.paper,
        textAlign: 'left',
        fontSize: 13,
        lineHeight: '20px',
        fontWeight: 700,
        color: tokens.second,
        whiteSpace: 'nowrap',
      },
      '& th:first-child': { paddingLeft: 16 },
      // The arrow stands before the word, which ends where the values end.
      '& th$right': {
        textAlign: 'right',
        '& a': { flexDirection: 'row-reverse' },
      },
    },
    right: {},
    gap: { padding: 0 },
  };
});

/** The rows as a table, for screens that have the width. */
export function FleetTable({
  rows,
  before,
  all,
  sort,
  sortHrefOf,
  lostSince,
  hrefOf,
  onAct,
  onLook,
  scrolled,
  onScrolled,
}: FleetRowsProps) {
  const { t } = useTranslationRef(rolloutsTranslationRef);
  const classes = useStyles();
  const sorted = parseFleetSorting(sort);
  const { attach, focused, ...keys } = useRowKeys(rows);
  const { listRef, setList, items, rest, measure, ...list } = useVirtualRows({
    rows,
    focused,
    onLook,
    scrolled,
    onScrolled,
    height: ROW,
    covered: HEADER,
  });
  attach({ element: listRef.current, ...list });

  return (
    // eslint-disable-next-line jsx-a11y/no-noninteractive-element-to-interactive-role -- rows are moved through by keys
    <table
      role="grid"
      className={classes.table}
      aria-label={t('fleet.table')}
      aria-rowcount={all + 1}
      aria-colcount={COLUMNS.length}
    >
      <colgroup>
        {COLUMNS.map(({ name, width }) => (
          <col key={name} style={{ width }} />
        ))}
      </colgroup>
      <thead className={classes.header}>
        <tr aria-rowindex={1}>
          {COLUMNS.map(({ name, sort: by }) => (
            <th
              key={name}
              scope="col"
              className={name === 'age' ? classes.right : undefined}
              aria-sort={
                by === sorted.by ? shownOrder(by, sorted.isReversed) : undefined
              }
            >
              {by && (
                <SortHeader
                  isSorted={by === sorted.by}
                  order={shownOrder(by, by === sorted.by && sorted.isReversed)}
                  href={sortHrefOf(nextSorting(sort, by))}
                >
                  {t(`fleet.column.${name}`)}
                </SortHeader>
              )}
              {!by && name !== 'action' && t(`fleet.column.${name}`)}
              {name === 'action' && (
                <VisuallyHidden>{t('fleet.column.action')}</VisuallyHidden>
              )}
            </th>
          ))}
        </tr>
      </thead>
      <tbody ref={setList} {...keys}>
        {items.map(({ index, key, gap }) => {
          const drawn = rows[index];
          if (!drawn) return null;
          return (
            <Fragment key={key}>
              {gap > 0 && <Gap height={gap} />}
              <FleetTableRow
                row={drawn.row}
                isGone={drawn.isGone}
                index={index}
                position={before + index + 2}
                lostSince={lostSince}
                href={hrefOf(drawn.row)}
                onAct={onAct}
                measure={measure}
              />
            </Fragment>
          );
        })}
        {rest > 0 && <Gap height={rest} />}
      </tbody>
    </table>
  );
}

/** As the column reads from top to bottom: what came into its state last has been in it for the shortest time. */
function shownOrder(by: FleetSort, isReversed: boolean): ShownOrder {
  const mostFirst = by === 'attention';
  return mostFirst === isReversed ? 'ascending' : 'descending';
}

/** In place of rows that cannot be seen. */
function Gap({ height }: { height: number }) {
  const classes = useStyles();
  return (
    <tr aria-hidden style={{ height }}>
      <td colSpan={COLUMNS.length} className={classes.gap} />
    </tr>
  );
}
