import { useTranslationRef } from '@backstage/core-plugin-api/alpha';
import { makeStyles } from '@material-ui/core/styles';
import { Link } from 'react-router-dom';

import { isOutdated } from '../../model/isOutdated';
import { rolloutsTranslationRef } from '../../translation';
import { PhaseChip } from '../PhaseChip';
import { tokensOf } from '../tokens';
import { useSentence } from '../useSentence';
import { VisuallyHidden } from '../VisuallyHidden';
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
    // Between a phone and a wide screen the table may be wider than the page; then it scrolls by itself.
    frame: {
      overflowX: 'auto',
      // Or what is hidden from the eye in a row beyond the edge would widen the page.
      position: 'relative',
      '&:focus-visible': {
        outline: `2px solid ${tokens.progressing.text}`,
        outlineOffset: -2,
      },
    },
    table: {
      width: '100%',
      minWidth: 900,
      borderCollapse: 'collapse',
      fontSize: 14,
      color: tokens.ink,
      '& th, & td': {
        padding: '10px 8px',
        textAlign: 'left',
        verticalAlign: 'middle',
        borderBottom: `1px solid ${tokens.line}`,
      },
      '& th:first-child, & td:first-child': { paddingLeft: 16 },
      '& th:last-child, & td:last-child': { paddingRight: 16 },
      '& thead th': {
        fontSize: 13,
        lineHeight: '20px',
        fontWeight: 700,
        color: tokens.second,
        whiteSpace: 'nowrap',
      },
      '& $age, & $action': { textAlign: 'right' },
      '& tbody tr:hover': { background: tokens.canvas },
    },
    service: { width: '15%', minWidth: 120, fontWeight: 400 },
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
    place: { width: '9%' },
    steps: { width: 126 },
    weight: { width: 128 },
    image: { width: '10%' },
    age: { width: 76 },
    action: {
      width: 1,
      whiteSpace: 'nowrap',
    },
    // Colours go, legibility stays: dimming by opacity would take the small text below AA.
    outdated: { filter: 'grayscale(1)' },
  };
});

/** The rows as a table, for screens that have the width. */
export function FleetTable({ rows, lostSince, hrefOf, onAct }: FleetRowsProps) {
  const { t } = useTranslationRef(rolloutsTranslationRef);
  const classes = useStyles();
  const say = useSentence();

  return (
    <div
      className={classes.frame}
      role="region"
      aria-label={t('fleet.table')}
      // eslint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- it scrolls, and not everybody has a wheel
      tabIndex={0}
    >
      <table className={classes.table}>
        <thead>
          <tr>
            <th scope="col">{t('fleet.column.service')}</th>
            <th scope="col">{t('fleet.column.cluster')}</th>
            <th scope="col">{t('fleet.column.state')}</th>
            <th scope="col">{t('fleet.column.step')}</th>
            <th scope="col">{t('fleet.column.weight')}</th>
            <th scope="col">{t('fleet.column.image')}</th>
            <th scope="col" className={classes.age}>
              {t('fleet.column.age')}
            </th>
            <th scope="col">
              <VisuallyHidden>{t('fleet.column.action')}</VisuallyHidden>
            </th>
          </tr>
        </thead>
        <tbody>
          {rows.map(row => {
            const look =
              lostSince !== undefined || isOutdated(row.freshness)
                ? classes.outdated
                : '';
            return (
              <tr key={row.id} data-testid={`row-${row.id}`}>
                <th scope="row" className={`${classes.service} ${look}`}>
                  <Link to={hrefOf(row)} className={classes.name}>
                    {row.name}
                  </Link>
                  <div className={classes.namespace}>{row.namespace}</div>
                </th>
                {/* Not in grey: here stands why the others are. */}
                <td className={classes.place}>
                  <RowPlace row={row} />
                </td>
                <td className={look}>
                  <PhaseChip rollout={row} />
                  <div className={classes.why}>{say(row.why)}</div>
                </td>
                <td className={`${classes.steps} ${look}`}>
                  <RowStep row={row} />
                </td>
                <td className={`${classes.weight} ${look}`}>
                  <RowWeight row={row} />
                </td>
                <td className={`${classes.image} ${look}`}>
                  <RowImage row={row} />
                  <RowSync row={row} />
                </td>
                <td className={`${classes.age} ${look}`}>
                  <RowAge row={row} />
                </td>
                <td className={classes.action}>
                  <RowAction
                    row={row}
                    lostSince={lostSince}
                    onAct={verb => onAct(row, verb)}
                  />
                </td>
              </tr>
            );
          })}
        </tbody>
      </table>
    </div>
  );
}
