import { useTranslationRef } from '@backstage/core-plugin-api/alpha';
import { makeStyles } from '@material-ui/core/styles';
import {
  verdictOf,
  type Metric,
} from '@rollouts-portal/plugin-rollouts-common';

import { rolloutsTranslationRef } from '../../translation';
import { useNowOfPage } from '../Now';
import { absoluteTimeText, preciseTimeText } from '../timeText';
import { tokensOf } from '../tokens';
import { measurementKeys } from './measurementKeys';
import { usePhaseText } from './usePhaseText';
import { valueText } from './valueText';
import { VerdictMark } from './VerdictMark';

const useStyles = makeStyles(theme => {
  const tokens = tokensOf(theme);
  return {
    // Ten measurements, which is what upstream keeps, fit. More of them stay within the tile, a part of the next one
    // telling that it scrolls; the keyboard can do that, too.
    frame: {
      marginTop: 8,
      maxHeight: 312,
      overflowY: 'auto',
      borderTop: `1px solid ${tokens.line}`,
      '&:focus-visible': { outline: `2px solid ${tokens.progressing.text}` },
    },
    table: {
      width: '100%',
      borderCollapse: 'collapse',
      fontSize: 13,
      lineHeight: '20px',
      fontVariantNumeric: 'tabular-nums',
      '& th, & td': {
        padding: '3px 8px 3px 0',
        textAlign: 'left',
        borderBottom: `1px solid ${tokens.line}`,
      },
      '& tr:last-child td': { borderBottom: 0 },
      '& th': { fontSize: 12, fontWeight: 600, color: tokens.second },
      '& $number': { textAlign: 'right', paddingRight: 16 },
    },
    number: {},
    verdict: { display: 'flex', alignItems: 'center', gap: 4 },
    quiet: { color: tokens.second },
    note: {
      margin: '8px 0 0',
      fontSize: 12,
      lineHeight: '18px',
      color: tokens.second,
    },
  };
});

/** Every measurement that is kept, newest first: what the chart shows, in numbers and words. */
export function MeasurementTable({
  metric: { name, measurements, counters },
}: {
  metric: Metric;
}) {
  const { t } = useTranslationRef(rolloutsTranslationRef);
  const sayPhase = usePhaseText();
  const classes = useStyles();
  const now = useNowOfPage();
  const label = t('analysis.measurementsOf', { metric: name });
  const keys = measurementKeys(measurements);
  const rows = measurements.map((row, index) => ({
    ...row,
    key: keys[index],
  }));
  const made = counters.count + counters.error;

  if (measurements.length === 0) return null;
  return (
    <>
      <div
        role="region"
        aria-label={label}
        // eslint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- it scrolls, and not everybody has a wheel
        tabIndex={0}
        className={classes.frame}
      >
        <table className={classes.table} aria-label={label}>
          <thead>
            <tr>
              <th scope="col">{t('analysis.column.time')}</th>
              <th scope="col" className={classes.number}>
                {t('analysis.column.value')}
              </th>
              <th scope="col">{t('analysis.column.verdict')}</th>
            </tr>
          </thead>
          <tbody>
            {rows.toReversed().map(({ key, at, value, phase }) => (
              <tr key={key}>
                <td>
                  <time dateTime={at} title={absoluteTimeText(at)}>
                    {preciseTimeText(at, now)}
                  </time>
                </td>
                <td className={classes.number}>
                  {value === undefined ? (
                    <span className={classes.quiet}>
                      {t('analysis.noValue')}
                    </span>
                  ) : (
                    valueText(value)
                  )}
                </td>
                <td>
                  <span className={classes.verdict}>
                    <VerdictMark verdict={verdictOf(phase)} />
                    {sayPhase(phase)}
                  </span>
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      {made > measurements.length && (
        <p className={classes.note}>
          {t('analysis.newestOnly', {
            kept: String(measurements.length),
            made: String(made),
          })}
        </p>
      )}
    </>
  );
}
