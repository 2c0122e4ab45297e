import { useTranslationRef } from '@backstage/core-plugin-api/alpha';
import { makeStyles, useTheme } from '@material-ui/core/styles';
import type { FleetTotals } from '@rollouts-portal/plugin-rollouts-common';
import { Link } from 'react-router-dom';

import {
  countOf,
  FLEET_CHOICES,
  LOOK_OF,
  type FleetChoice,
} from '../../model/FleetChoice';
import { rolloutsTranslationRef } from '../../translation';
import { PhaseIcon } from '../icons';
import { tokensOf, toneOf } from '../tokens';
import { counterGrid } from './counterGrid';

const useStyles = makeStyles(theme => {
  const tokens = tokensOf(theme);
  return {
    counters: {
      ...counterGrid(theme),
      marginTop: 0,
      padding: 0,
      listStyle: 'none',
    },
    counter: {
      display: 'flex',
      alignItems: 'center',
      gap: 12,
      height: '100%',
      minHeight: 56,
      padding: '7px 15px',
      boxSizing: 'border-box',
      border: `1px solid ${tokens.line}`,
      borderRadius: 8,
      background: tokens.paper,
      color: tokens.ink,
      textDecoration: 'none',
      '&:hover': { borderColor: tokens.third },
      '&:focus-visible': {
        outline: `2px solid ${tokens.progressing.text}`,
        outlineOffset: 2,
      },
      [theme.breakpoints.down('sm')]: {
        flexWrap: 'wrap',
        alignContent: 'center',
        gap: '0 6px',
        padding: '7px 9px',
      },
    },
    chosen: { boxShadow: 'inset 0 0 0 1px currentColor' },
    icon: {
      display: 'grid',
      placeItems: 'center',
      flex: 'none',
      width: 32,
      height: 32,
      borderRadius: 6,
      [theme.breakpoints.down('xs')]: { width: 24, height: 24 },
    },
    number: {
      fontSize: 24,
      lineHeight: '32px',
      fontWeight: 700,
      fontVariantNumeric: 'tabular-nums',
      // Five digits have room beside the icon.
      [theme.breakpoints.down('xs')]: { fontSize: 18, lineHeight: '26px' },
    },
    label: {
      minWidth: 0,
      fontSize: 13,
      lineHeight: '18px',
      color: tokens.second,
      overflowWrap: 'break-word',
      [theme.breakpoints.down('sm')]: {
        flexBasis: '100%',
        fontSize: 12,
        lineHeight: '16px',
      },
    },
    yours: {
      display: 'block',
      fontSize: 12,
      lineHeight: '16px',
      [theme.breakpoints.down('xs')]: { display: 'none' },
    },
  };
});

/** How many rollouts are in which state; each a link that shows just those. */
export function FleetCounters({
  totals,
  chosen,
  hrefOf,
}: {
  totals: FleetTotals;
  chosen: FleetChoice | undefined;
  hrefOf: (choice: FleetChoice) => string;
}) {
  const { t } = useTranslationRef(rolloutsTranslationRef);
  const classes = useStyles();
  // A state that nobody hopes for takes no room while there is none of it.
  const choices = FLEET_CHOICES.filter(
    choice =>
      choice !== 'unknown' || countOf(choice, totals) > 0 || choice === chosen,
  );
  return (
    <nav aria-label={t('fleet.counters')}>
      <ul className={classes.counters}>
        {choices.map(choice => (
          <li key={choice}>
            <Counter
              choice={choice}
              totals={totals}
              isChosen={choice === chosen}
              href={hrefOf(choice)}
            />
          </li>
        ))}
      </ul>
    </nav>
  );
}

function Counter({
  choice,
  totals,
  isChosen,
  href,
}: {
  choice: FleetChoice;
  totals: FleetTotals;
  isChosen: boolean;
  href: string;
}) {
  const { t } = useTranslationRef(rolloutsTranslationRef);
  const classes = useStyles();
  const tokens = tokensOf(useTheme());
  const phase = choice === 'all' ? undefined : LOOK_OF[choice];
  const tone = phase && toneOf(tokens, phase);
  const accent = tone?.text ?? tokens.second;
  return (
    <Link
      to={href}
      preventScrollReset
      className={`${classes.counter} ${isChosen ? classes.chosen : ''}`}
      style={isChosen ? { color: accent, borderColor: accent } : undefined}
      aria-current={isChosen ? 'true' : undefined}
      data-testid={`count-${choice}`}
    >
      {phase && (
        <span
          className={classes.icon}
          style={{ color: tone?.text, background: tone?.tint }}
        >
          <PhaseIcon phase={phase} size={14} />
        </span>
      )}
      <span className={classes.number} style={{ color: tokens.ink }}>
        {countOf(choice, totals)}
      </span>{' '}
      <span className={classes.label}>
        {t(`fleet.count.${choice}`)}
        {choice === 'waiting' &&
          totals.waiting > 0 &&
          totals.waitingForYou < totals.waiting && (
            <span className={classes.yours}>
              {' '}
              {t('fleet.yours', { number: String(totals.waitingForYou) })}
            </span>
          )}
      </span>
    </Link>
  );
}
