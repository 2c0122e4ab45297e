import { useTranslationRef } from '@backstage/core-plugin-api/alpha';
import { makeStyles } from '@material-ui/core/styles';
import { Link } from 'react-router-dom';

import { isOutdated } from '../../model/isOutdated';
import { rolloutsTranslationRef } from '../../translation';
import { PhaseChip } from '../PhaseChip';
import { tokensOf } from '../tokens';
import { useSentence } from '../useSentence';
import type { FleetRowsProps } from './FleetRowsProps';
import { RowAction } from './RowAction';
import { RowAge } from './RowAge';
import { RowImage } from './RowImage';
import { RowPlace } from './RowPlace';
import { RowStep } from './RowStep';
import { RowSync } from './RowSync';
import { RowWeight } from './RowWeight';

const useStyles = makeStyles(theme => {
  const tokens = tokensOf(theme);
  return {
    cards: { listStyle: 'none', margin: 0, padding: 0 },
    card: {
      padding: '14px 12px',
      borderBottom: `1px solid ${tokens.line}`,
      color: tokens.ink,
    },
    head: {
      display: 'flex',
      justifyContent: 'space-between',
      alignItems: 'flex-start',
      gap: 12,
    },
    name: {
      display: 'inline-flex',
      alignItems: 'center',
      minHeight: 40,
      fontSize: 16,
      lineHeight: '22px',
      fontWeight: 700,
      color: tokens.progressing.text,
      textDecoration: 'none',
      overflowWrap: 'anywhere',
      '&:focus-visible': {
        outline: `2px solid ${tokens.progressing.text}`,
        outlineOffset: 2,
      },
    },
    namespace: { fontSize: 12, lineHeight: '18px', color: tokens.second },
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
      gridTemplateColumns: 'repeat(2, minmax(0, 1fr))',
      gap: '8px 16px',
      alignItems: 'start',
    },
    action: {
      marginTop: 12,
      '&:empty': { display: 'none' },
      [theme.breakpoints.down('xs')]: { '& > button': { width: '100%' } },
    },
    outdated: { filter: 'grayscale(1)' },
  };
});

/** The rows as cards, for a phone and other narrow screens. */
export function FleetCards({ rows, lostSince, hrefOf, onAct }: FleetRowsProps) {
  const { t } = useTranslationRef(rolloutsTranslationRef);
  const classes = useStyles();
  const say = useSentence();

  return (
    <ul className={classes.cards} aria-label={t('fleet.table')}>
      {rows.map(row => {
        const look =
          lostSince !== undefined || isOutdated(row.freshness)
            ? classes.outdated
            : '';
        return (
          <li
            key={row.id}
            className={classes.card}
            data-testid={`row-${row.id}`}
          >
            <div className={classes.head}>
              <div className={look}>
                <Link to={hrefOf(row)} className={classes.name}>
                  {row.name}
                </Link>
                <div className={classes.namespace}>{row.namespace}</div>
              </div>
              <div className={classes.place}>
                <RowPlace row={row} />
              </div>
            </div>
            <div className={look}>
              <div className={classes.state}>
                <PhaseChip rollout={row} />
                <RowAge row={row} />
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
              <RowAction
                row={row}
                lostSince={lostSince}
                onAct={verb => onAct(row, verb)}
              />
            </div>
          </li>
        );
      })}
    </ul>
  );
}
