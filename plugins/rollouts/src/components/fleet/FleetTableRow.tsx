import { useTranslationRef } from '@backstage/core-plugin-api/alpha';
import { makeStyles } from '@material-ui/core/styles';
import type {
  RolloutSummary,
  Verb,
} from '@rollouts-portal/plugin-rollouts-common';
import { memo } from 'react';
import { Link } from 'react-router-dom';

import { rolloutsTranslationRef } from '../../translation';
import { ClusterClock } from '../ClusterClock';
import { PhaseChip } from '../PhaseChip';
import { tokensOf } from '../tokens';
import { useSentence } from '../useSentence';
import { RowAction } from './RowAction';
import { RowAge } from './RowAge';
import { RowImage } from './RowImage';
import { RowPlace } from './RowPlace';
import { RowStep } from './RowStep';
import { RowSync } from './RowSync';
import { RowWeight } from './RowWeight';
import { useRowLook } from './useRowLook';

const useStyles = makeStyles(theme => {
  const tokens = tokensOf(theme);
  return {
    row: {
      '& > *': {
        padding: '10px 8px',
        textAlign: 'left',
        verticalAlign: 'middle',
        borderBottom: `1px solid ${tokens.line}`,
        fontWeight: 400,
      },
      '& > :first-child': { paddingLeft: 16 },
      '& > :last-child': { paddingRight: 16 },
      '&:hover, &:focus-within': { background: tokens.canvas },
      // A mark that colour and width do not depend on each other for.
      '&:focus-within > :first-child': {
        boxShadow: `inset 3px 0 0 ${tokens.progressing.text}`,
      },
      '& > $right': { textAlign: 'right' },
    },
    right: {},
    name: {
      fontSize: 14,
      lineHeight: '20px',
      fontWeight: 700,
      color: tokens.progressing.text,
      textDecoration: 'none',
      borderRadius: 3,
      overflowWrap: 'anywhere',
      '&:hover': { textDecoration: 'underline' },
      '&:focus-visible': {
        outline: `2px solid ${tokens.progressing.text}`,
        outlineOffset: 2,
      },
    },
    namespace: {
      fontSize: 12,
      lineHeight: '18px',
      color: tokens.second,
      overflowWrap: 'anywhere',
    },
    why: {
      marginTop: 4,
      fontSize: 13,
      lineHeight: '19px',
      color: tokens.second,
      overflowWrap: 'anywhere',
    },
    gone: { fontSize: 12, lineHeight: '16px', color: tokens.second },
  };
});

export type FleetTableRowProps = {
  row: RolloutSummary;
  isGone: boolean;
  /** In the list that is drawn, and in the whole one. */
  index: number;
  position: number;
  lostSince: number | undefined;
  href: string;
  onAct: (row: RolloutSummary, verb: Verb) => void;
  measure: (element: Element | null) => void;
};

function Row({
  row,
  isGone,
  index,
  position,
  lostSince,
  href,
  onAct,
  measure,
}: FleetTableRowProps) {
  const { t } = useTranslationRef(rolloutsTranslationRef);
  const classes = useStyles();
  const say = useSentence();
  const look = useRowLook({ row, isGone, lostSince });
  return (
    <tr
      ref={measure}
      className={classes.row}
      data-index={index}
      aria-rowindex={position}
      data-testid={`row-${row.id}`}
    >
      <th scope="row" className={look}>
        <Link to={href} className={classes.name}>
          {row.name}
        </Link>
        <div className={classes.namespace}>{row.namespace}</div>
      </th>
      {/* Not in grey: here stands why the others are. */}
      <td>
        <RowPlace row={row} />
      </td>
      <td className={look}>
        <ClusterClock freshness={row.freshness}>
          <PhaseChip rollout={row} />
        </ClusterClock>
        <div className={classes.why}>{say(row.why)}</div>
      </td>
      <td className={look}>
        <RowStep row={row} />
      </td>
      <td className={look}>
        <RowWeight row={row} />
      </td>
      <td className={look}>
        <RowImage row={row} />
        <RowSync row={row} />
      </td>
      <td className={`${classes.right} ${look}`}>
        <ClusterClock freshness={row.freshness}>
          <RowAge row={row} />
        </ClusterClock>
      </td>
      <td className={classes.right}>
        {isGone ? (
          <span className={classes.gone}>{t('fleet.gone')}</span>
        ) : (
          <RowAction
            row={row}
            lostSince={lostSince}
            onAct={verb => onAct(row, verb)}
          />
        )}
      </td>
    </tr>
  );
}

/** Drawn again only when something of the row itself has changed, or when a second has passed where time is shown. */
export const FleetTableRow = memo(Row);
