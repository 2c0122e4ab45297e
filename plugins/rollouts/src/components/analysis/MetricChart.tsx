import { useTranslationRef } from '@backstage/core-plugin-api/alpha';
import ButtonBase from '@material-ui/core/ButtonBase';
import { makeStyles, useTheme } from '@material-ui/core/styles';
import {
  verdictOf,
  type Measurement,
  type Metric,
} from '@rollouts-portal/plugin-rollouts-common';
import { useId, useState } from 'react';

import { rolloutsTranslationRef } from '../../translation';
import { Tag } from '../Tag';
import { tokensOf } from '../tokens';
import { VisuallyHidden } from '../VisuallyHidden';
import { MeasurementTable } from './MeasurementTable';
import { MetricCounters } from './MetricCounters';
import { MetricPlot } from './MetricPlot';
import { plotOf } from './plotOf';
import { useConditionText } from './useConditionText';
import { usePhaseText } from './usePhaseText';
import { valueText } from './valueText';
import { toneOfVerdict } from './toneOfVerdict';

const useStyles = makeStyles(theme => {
  const tokens = tokensOf(theme);
  return {
    tile: {
      display: 'flex',
      flexDirection: 'column',
      gap: 8,
      minWidth: 0,
      padding: '12px 14px',
      border: `1px solid ${tokens.line}`,
      borderRadius: 8,
    },
    head: {
      display: 'flex',
      flexWrap: 'wrap',
      alignItems: 'baseline',
      gap: '0 8px',
    },
    name: {
      margin: 0,
      fontSize: 14,
      lineHeight: '24px',
      fontWeight: 700,
      overflowWrap: 'anywhere',
    },
    measured: {
      marginLeft: 'auto',
      display: 'flex',
      flexWrap: 'wrap',
      alignItems: 'baseline',
      gap: '0 8px',
      fontVariantNumeric: 'tabular-nums',
    },
    value: { fontSize: 14, lineHeight: '24px', fontWeight: 700 },
    condition: { fontSize: 13, color: tokens.second },
    quiet: {
      margin: 0,
      fontSize: 13,
      lineHeight: '20px',
      color: tokens.second,
    },
    foot: {
      display: 'flex',
      flexWrap: 'wrap',
      alignItems: 'center',
      justifyContent: 'space-between',
      gap: '0 12px',
    },
    // Below each other across tiles of one row, whose heads may differ in height.
    footOfChart: { marginTop: 'auto' },
    toggle: {
      minHeight: 32,
      margin: '-6px -8px -6px auto',
      padding: '0 8px',
      borderRadius: 6,
      fontSize: 13,
      color: tokens.progressing.text,
      '&:focus-visible': { outline: `2px solid ${tokens.progressing.text}` },
      [theme.breakpoints.down('xs')]: { minHeight: 40 },
    },
  };
});

/** One metric of a run: its last value beside what was wanted, its course, and how often it may still miss. */
export function MetricChart({ metric }: { metric: Metric }) {
  const { t } = useTranslationRef(rolloutsTranslationRef);
  const classes = useStyles();
  const sayCondition = useConditionText();
  const tableId = useId();
  const [asksForTable, setAsksForTable] = useState(false);
  const plot = plotOf(metric);
  const isMeasured = metric.measurements.length > 0;
  // What cannot be drawn is told in numbers and words at once.
  const showsTable = isMeasured && (asksForTable || !plot);

  return (
    <div className={classes.tile}>
      <div className={classes.head}>
        <h5 className={classes.name}>{metric.name}</h5>
        {metric.dryRun && <Tag>{t('analysis.dryRun')}</Tag>}
        <span className={classes.measured}>
          <LastValue measurements={metric.measurements} />
          <span className={classes.condition}>{sayCondition(metric)}</span>
        </span>
      </div>
      {plot && <MetricPlot metric={metric} plot={plot} />}
      {!isMeasured && (
        <p className={classes.quiet}>{t('analysis.notMeasured')}</p>
      )}
      <div className={`${classes.foot} ${plot ? classes.footOfChart : ''}`}>
        <MetricCounters metric={metric} />
        {plot && (
          <ButtonBase
            className={classes.toggle}
            aria-expanded={showsTable}
            aria-label={
              showsTable
                ? t('analysis.hideTableOf', { metric: metric.name })
                : t('analysis.showTableOf', { metric: metric.name })
            }
            aria-controls={tableId}
            onClick={() => setAsksForTable(!asksForTable)}
          >
            {showsTable ? t('analysis.hideTable') : t('analysis.showTable')}
          </ButtonBase>
        )}
      </div>
      <div id={tableId} hidden={!showsTable}>
        {showsTable && <MeasurementTable metric={metric} />}
      </div>
    </div>
  );
}

function LastValue({ measurements }: { measurements: readonly Measurement[] }) {
  const { t } = useTranslationRef(rolloutsTranslationRef);
  const sayPhase = usePhaseText();
  const classes = useStyles();
  const tokens = tokensOf(useTheme());
  // One that runs has nothing to tell yet.
  const last = measurements.findLast(
    ({ phase }) => verdictOf(phase) !== 'open',
  );

  if (!last) return null;
  return (
    <span
      className={classes.value}
      style={{ color: toneOfVerdict(tokens, verdictOf(last.phase)).text }}
    >
      {last.value === undefined ? sayPhase(last.phase) : valueText(last.value)}
      {last.value !== undefined && (
        <VisuallyHidden>
          {t('analysis.comma', { verdict: sayPhase(last.phase) })}
        </VisuallyHidden>
      )}
    </span>
  );
}
