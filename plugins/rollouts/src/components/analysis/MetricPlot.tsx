import { useTranslationRef } from '@backstage/core-plugin-api/alpha';
import { makeStyles } from '@material-ui/core/styles';
import {
  verdictOf,
  type Metric,
} from '@rollouts-portal/plugin-rollouts-common';

import { rolloutsTranslationRef } from '../../translation';
import { useNowOfPage } from '../Now';
import { absoluteTimeText, preciseTimeText, timeTexts } from '../timeText';
import { tokensOf } from '../tokens';
import type { Plot, PlotPoint } from './plotOf';
import { usePhaseText } from './usePhaseText';
import { valueText } from './valueText';
import { MarkShape } from './VerdictMark';

const HEIGHT = 104;

// With more of them the marks hide the line; then only those are marked that did not pass, and the newest.
const MOST_MARKED = 40;

// Labels closer than this, in percent of the height, would cover each other.
const LABEL_HEIGHT = 16;

const useStyles = makeStyles(theme => {
  const tokens = tokensOf(theme);
  return {
    chart: { display: 'grid', gridTemplateColumns: 'auto 1fr', columnGap: 8 },
    labels: {
      display: 'grid',
      position: 'relative',
      fontSize: 12,
      lineHeight: '16px',
      fontVariantNumeric: 'tabular-nums',
      color: tokens.degraded.text,
    },
    // All in one cell: the widest makes the room for all.
    label: {
      gridArea: '1 / 1',
      position: 'relative',
      height: 16,
      marginTop: -8,
      textAlign: 'right',
    },
    plot: { display: 'block', width: '100%', height: HEIGHT },
    ground: { fill: tokens.canvas },
    allowed: { fill: tokens.healthy.tint },
    threshold: {
      stroke: tokens.degraded.text,
      strokeDasharray: '4 3',
      strokeWidth: 1,
    },
    line: { stroke: tokens.progressing.text, strokeWidth: 2 },
    next: {
      fill: 'none',
      stroke: tokens.third,
      strokeWidth: 1.5,
      strokeDasharray: '2 2',
    },
    // A measurement that comes in while one looks must be seen to come.
    arrives: {
      animation: '$arrive 600ms ease-out',
      '@media (prefers-reduced-motion: reduce)': { animation: 'none' },
    },
    '@keyframes arrive': { from: { opacity: 0 }, to: { opacity: 1 } },
    times: {
      gridColumn: 2,
      display: 'flex',
      justifyContent: 'space-between',
      gap: 8,
      paddingTop: 4,
      fontSize: 12,
      lineHeight: '16px',
      color: tokens.second,
      fontVariantNumeric: 'tabular-nums',
    },
  };
});

/** What was measured over time, against what was allowed. The table of the same numbers is beside it. */
export function MetricPlot({
  metric: { name, measurements },
  plot: { points, thresholds, allowed, nextX, from, to },
}: {
  metric: Metric;
  plot: Plot;
}) {
  const { t } = useTranslationRef(rolloutsTranslationRef);
  const sayPhase = usePhaseText();
  const classes = useStyles();
  const now = useNowOfPage();
  const drawn = points.filter(isDrawn);
  const times = timeTexts(from === to ? [from] : [from, to], now);
  const values = drawn.map(({ measurement }) => measurement.value);

  return (
    <div className={classes.chart}>
      <div aria-hidden className={classes.labels}>
        {labelled(thresholds).map(({ value, y }) => (
          <span
            key={value}
            className={classes.label}
            style={{ top: (y / 100) * HEIGHT }}
          >
            {valueText(value)}
          </span>
        ))}
      </div>
      <svg
        role="img"
        aria-label={t('analysis.chart', {
          metric: name,
          number: String(values.length),
          lowest: valueText(Math.min(...values)),
          highest: valueText(Math.max(...values)),
        })}
        className={classes.plot}
        overflow="visible"
      >
        <rect width="100%" height="100%" rx={2} className={classes.ground} />
        {allowed && (
          <rect
            y={`${allowed.top}%`}
            width="100%"
            height={`${allowed.bottom - allowed.top}%`}
            className={classes.allowed}
          />
        )}
        {thresholds.map(({ value, y }) => (
          <line
            key={value}
            x1="0%"
            x2="100%"
            y1={`${y}%`}
            y2={`${y}%`}
            className={classes.threshold}
          />
        ))}
        {drawn.slice(1).map((point, index) => (
          <line
            key={point.key}
            x1={`${drawn[index]?.x ?? point.x}%`}
            y1={`${drawn[index]?.y ?? point.y}%`}
            x2={`${point.x}%`}
            y2={`${point.y}%`}
            className={`${classes.line} ${classes.arrives}`}
          />
        ))}
        {nextX !== undefined && (
          <svg
            x={`${nextX}%`}
            y={`${drawn.at(-1)?.y ?? 50}%`}
            overflow="visible"
          >
            <circle r={4} className={classes.next} />
          </svg>
        )}
        {marked(points).map(({ key, measurement, x, y = 100 }) => (
          <svg
            key={key}
            x={`${x}%`}
            y={`${y}%`}
            overflow="visible"
            className={classes.arrives}
          >
            <title>{pointText(measurement)}</title>
            <circle r={10} fill="transparent" />
            <MarkShape verdict={verdictOf(measurement.phase)} />
          </svg>
        ))}
      </svg>
      <div className={classes.times}>
        {times.map((text, index) => {
          const at = index === 0 ? from : to;
          return (
            <time key={at} dateTime={at} title={absoluteTimeText(at)}>
              {text}
            </time>
          );
        })}
      </div>
    </div>
  );

  function pointText({ at, value, phase }: (typeof measurements)[number]) {
    return t('analysis.point', {
      time: preciseTimeText(at, now),
      value: value === undefined ? t('analysis.noValue') : valueText(value),
      verdict: sayPhase(phase),
    });
  }
}

type DrawnPoint = PlotPoint & { y: number; measurement: { value: number } };

function isDrawn(point: PlotPoint): point is DrawnPoint {
  return point.y !== undefined && point.measurement.value !== undefined;
}

function marked(points: readonly PlotPoint[]): readonly PlotPoint[] {
  if (points.length <= MOST_MARKED) return points;
  return points.filter(
    ({ measurement }, index) =>
      verdictOf(measurement.phase) !== 'passed' || index === points.length - 1,
  );
}

/** The thresholds from top to bottom without those whose label would cover the one above. */
function labelled(thresholds: Plot['thresholds']): Plot['thresholds'] {
  let covered = -Infinity;
  return [...thresholds]
    .sort((a, b) => a.y - b.y)
    .filter(({ y }) => {
      if (y < covered) return false;
      covered = y + LABEL_HEIGHT;
      return true;
    });
}
