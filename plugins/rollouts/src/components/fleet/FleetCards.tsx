import { useTranslationRef } from '@backstage/core-plugin-api/alpha';
import { makeStyles } from '@material-ui/core/styles';
import { Fragment, memo } from 'react';

import { rolloutsTranslationRef } from '../../translation';
import { CardTitle } from '../CardTitle';
import { ClusterClock } from '../ClusterClock';
import { PhaseChip } from '../PhaseChip';
import { tokensOf } from '../tokens';
import { useSentence } from '../useSentence';
import type { FleetRowsProps } from './FleetRowsProps';
import type { FleetTableRowProps } from './FleetTableRow';
import { FleetSortSelect } from './FleetSortSelect';
import { RowAction } from './RowAction';
import { RowAge } from './RowAge';
import { RowImage } from './RowImage';
import { RowPlace } from './RowPlace';
import { RowStep } from './RowStep';
import { RowSync } from './RowSync';
import { RowWeight } from './RowWeight';
import { useRowKeys } from './useRowKeys';
import { useRowLook } from './useRowLook';
import { useVirtualRows } from './useVirtualRows';

const CARD = 260;

const useStyles = makeStyles(theme => {
  const tokens = tokensOf(theme);
  return {
    cards: { listStyle: 'none', margin: 0, padding: 0 },
    card: {
      padding: '14px 16px',
      borderBottom: `1px solid ${tokens.line}`,
      color: tokens.ink,
      [theme.breakpoints.down('xs')]: { padding: '14px 12px' },
    },
    head: {
      display: 'flex',
      justifyContent: 'space-between',
      alignItems: 'flex-start',
      gap: 12,
    },
    place: { flex: 'none', maxWidth: '45%', paddingTop: 9, textAlign: 'right' },
    state: {
      display: 'flex',
      flexWrap: 'wrap',
      alignItems: 'center',
      justifyContent: 'space-between',
      gap: '4px 12px',
      marginTop: 8,
    },
    why: {
      margin: '6px 0 10px',
      fontSize: 14,
      lineHeight: '20px',
      color: tokens.second,
      overflowWrap: 'anywhere',
    },
    facts: {
      display: 'grid',
      gridTemplateColumns: 'repeat(auto-fill, minmax(120px, 1fr))',
      gap: '8px 16px',
      alignItems: 'start',
    },
    action: {
      marginTop: 12,
      '&:empty': { display: 'none' },
      [theme.breakpoints.down('xs')]: { '& > button': { width: '100%' } },
    },
  };
});

/** The rows as cards, for a phone and other narrow screens. */
export function FleetCards({
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
  const { attach, focused, ...keys } = useRowKeys(rows);
  const { listRef, setList, items, rest, measure, ...list } = useVirtualRows({
    rows,
    focused,
    onLook,
    scrolled,
    onScrolled,
    height: CARD,
    covered: 0,
  });
  attach({ element: listRef.current, ...list });

  return (
    <>
      <FleetSortSelect sort={sort} sortHrefOf={sortHrefOf} />
      {/* eslint-disable-next-line jsx-a11y/no-noninteractive-element-interactions -- keys move the focus among the links in it */}
      <ul
        ref={setList}
        className={classes.cards}
        aria-label={t('fleet.table')}
        {...keys}
      >
        {items.map(({ index, key, gap }) => {
          const drawn = rows[index];
          if (!drawn) return null;
          return (
            <Fragment key={key}>
              {gap > 0 && <li aria-hidden style={{ height: gap }} />}
              <FleetCard
                row={drawn.row}
                isGone={drawn.isGone}
                index={index}
                position={before + index + 1}
                all={all}
                lostSince={lostSince}
                href={hrefOf(drawn.row)}
                onAct={onAct}
                measure={measure}
              />
            </Fragment>
          );
        })}
        {rest > 0 && <li aria-hidden style={{ height: rest }} />}
      </ul>
    </>
  );
}

function Card({
  row,
  isGone,
  index,
  position,
  all,
  lostSince,
  href,
  onAct,
  measure,
}: FleetTableRowProps & { all: number }) {
  const { t } = useTranslationRef(rolloutsTranslationRef);
  const classes = useStyles();
  const say = useSentence();
  const look = useRowLook({ row, isGone, lostSince });
  return (
    <li
      ref={measure}
      className={classes.card}
      data-index={index}
      aria-posinset={position}
      aria-setsize={all}
      data-testid={`row-${row.id}`}
    >
      <div className={classes.head}>
        <div className={look}>
          <CardTitle to={href} name={row.name} namespace={row.namespace} />
        </div>
        <div className={classes.place}>
          <RowPlace row={row} />
        </div>
      </div>
      <div className={look}>
        <div className={classes.state}>
          <ClusterClock freshness={row.freshness}>
            <PhaseChip rollout={row} />
            <RowAge row={row} />
          </ClusterClock>
        </div>
        <p className={classes.why}>{say(row.why)}</p>
        <div className={classes.facts}>
          <div>
            <RowStep row={row} />
          </div>
          <div>
            <RowWeight row={row} />
          </div>
          <RowImage row={row} />
          <RowSync row={row} />
        </div>
      </div>
      <div className={classes.action}>
        {isGone ? (
          t('fleet.gone')
        ) : (
          <RowAction
            row={row}
            lostSince={lostSince}
            onAct={verb => onAct(row, verb)}
          />
        )}
      </div>
    </li>
  );
}

/** Drawn again only when something of the row itself has changed, or when a second has passed where time is shown. */
const FleetCard = memo(Card);
