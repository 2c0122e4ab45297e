import { useTranslationRef } from '@backstage/core-plugin-api/alpha';
import ButtonBase from '@material-ui/core/ButtonBase';
import { makeStyles } from '@material-ui/core/styles';
import {
  waitsForPerson,
  type RolloutDetail,
  type Step,
} from '@rollouts-portal/plugin-rollouts-common';
import { useState } from 'react';

import { rolloutsTranslationRef } from '../translation';
import { StepIcon } from './icons';
import { useNowOfPage } from './Now';
import { clockText, absoluteTimeText, timeText } from './timeText';
import { tokensOf } from './tokens';
import { useSentence } from './useSentence';
import { VisuallyHidden } from './VisuallyHidden';

// A longer run of done steps is history; it must not push what happens now below the fold.
const FOLD_FROM = 12;
const KEPT_WHEN_FOLDED = 3;

const CIRCLE = 24;

const useStyles = makeStyles(theme => {
  const tokens = tokensOf(theme);
  const ring = (color: string) => ({
    color,
    borderColor: 'currentColor',
    background: tokens.paper,
  });
  return {
    rail: { listStyle: 'none', margin: '0 -8px', padding: 0 },
    step: {
      position: 'relative',
      display: 'flex',
      gap: 12,
      padding: '7px 8px',
      minHeight: CIRCLE,
      borderRadius: 6,
      // The line from this circle to the next one.
      '&:not(:last-child)::before': {
        content: '""',
        position: 'absolute',
        left: 8 + CIRCLE / 2 - 1,
        top: 7 + CIRCLE,
        bottom: -7,
        width: 2,
        // Above the fill of a timed pause.
        zIndex: 1,
        background: tokens.line,
      },
    },
    lineDone: {
      '&:not(:last-child)::before': {
        background: tokens.healthy.text,
        opacity: 0.6,
      },
    },
    highlight: {
      backgroundImage: `linear-gradient(90deg, ${tokens.progressing.tint}, transparent)`,
    },
    highlightWaiting: {
      backgroundImage: `linear-gradient(90deg, ${tokens.paused.tint}, transparent)`,
    },
    fill: {
      position: 'absolute',
      left: 0,
      top: 0,
      bottom: 0,
      borderRadius: 6,
      background: tokens.progressing.tint,
      transition: 'width 1s linear',
      '@media (prefers-reduced-motion: reduce)': { transition: 'none' },
    },
    circle: {
      position: 'relative',
      zIndex: 2,
      flex: 'none',
      width: CIRCLE,
      height: CIRCLE,
      boxSizing: 'border-box',
      borderRadius: '50%',
      border: `2px solid ${tokens.line}`,
      background: tokens.paper,
      color: tokens.second,
      display: 'flex',
      alignItems: 'center',
      justifyContent: 'center',
      fontSize: 11,
      fontWeight: 700,
    },
    done: ring(tokens.healthy.text),
    current: ring(tokens.progressing.text),
    waiting: ring(tokens.paused.text),
    failed: ring(tokens.degraded.text),
    skipped: { ...ring(tokens.third), borderStyle: 'dashed' },
    pending: {},
    body: { position: 'relative', flex: '1 1 0', minWidth: 0 },
    text: {
      fontSize: 14,
      lineHeight: '24px',
      fontWeight: 700,
      overflowWrap: 'anywhere',
    },
    skippedText: { textDecoration: 'line-through', color: tokens.second },
    note: {
      fontSize: 13,
      lineHeight: '18px',
      color: tokens.second,
      overflowWrap: 'anywhere',
    },
    time: {
      position: 'relative',
      flex: 'none',
      minWidth: 44,
      textAlign: 'right',
      fontSize: 13,
      lineHeight: '24px',
      fontVariantNumeric: 'tabular-nums',
      color: tokens.second,
    },
    timeCurrent: { fontWeight: 700, color: tokens.progressing.text },
    timeWaiting: { fontWeight: 700, color: tokens.paused.text },
    fold: {
      minHeight: 40,
      padding: '0 8px',
      marginLeft: CIRCLE + 12,
      borderRadius: 6,
      fontSize: 13,
      fontWeight: 700,
      color: tokens.progressing.text,
      '&:focus-visible': { outline: `2px solid ${tokens.progressing.text}` },
    },
    quiet: { margin: 0, fontSize: 14, color: tokens.second },
  };
});

/** The steps from top to bottom: what is done and how long it took, what runs and how long it will, what is to come. */
export function StepRail({
  rollout: { steps, waitingFor },
}: {
  rollout: Pick<RolloutDetail, 'steps' | 'waitingFor'>;
}) {
  const { t } = useTranslationRef(rolloutsTranslationRef);
  const classes = useStyles();
  const [unfolded, setUnfolded] = useState(false);

  if (steps.length === 0) {
    return <p className={classes.quiet}>{t('steps.none')}</p>;
  }
  const firstOpen = steps.findIndex(({ state }) => state !== 'done');
  const done = firstOpen === -1 ? steps.length : firstOpen;
  const folded = !unfolded && done > FOLD_FROM ? done - KEPT_WHEN_FOLDED : 0;

  return (
    <>
      {folded > 0 && (
        <ButtonBase className={classes.fold} onClick={() => setUnfolded(true)}>
          {t('steps.fold', { number: String(folded) })}
        </ButtonBase>
      )}
      <ol className={classes.rail} start={folded + 1}>
        {steps.slice(folded).map(step => (
          <StepRow
            key={step.index}
            step={step}
            heldUp={waitsForPerson(waitingFor)}
          />
        ))}
      </ol>
    </>
  );
}

function StepRow({ step, heldUp }: { step: Step; heldUp: boolean }) {
  const { t } = useTranslationRef(rolloutsTranslationRef);
  const say = useSentence();
  const classes = useStyles();
  const isCurrent = step.state === 'current';
  const waits = isCurrent && heldUp;
  const now = useNowOfPage();

  const fill = isCurrent ? filled(step, now) : undefined;
  return (
    <li
      className={[
        classes.step,
        step.state === 'done' ? classes.lineDone : '',
        waits ? classes.highlightWaiting : '',
        isCurrent && !waits && fill === undefined ? classes.highlight : '',
      ].join(' ')}
      aria-current={isCurrent ? 'step' : undefined}
    >
      {fill !== undefined && (
        <span
          aria-hidden
          className={classes.fill}
          style={{ width: `${fill * 100}%` }}
        />
      )}
      <span
        aria-hidden
        className={`${classes.circle} ${
          waits ? classes.waiting : classes[step.state]
        }`}
      >
        {step.state === 'pending' ? (
          step.index + 1
        ) : (
          <StepIcon state={step.state} paused={step.kind === 'pause'} />
        )}
      </span>
      <span className={classes.body}>
        <span
          className={`${classes.text} ${
            step.state === 'skipped' ? classes.skippedText : ''
          }`}
        >
          {say(step.text)}
        </span>
        <VisuallyHidden>, {t(`steps.state.${step.state}`)}</VisuallyHidden>
        {step.note && <div className={classes.note}>{say(step.note)}</div>}
        {isCurrent && step.until && (
          <div className={classes.note} title={absoluteTimeText(step.until)}>
            {t('steps.endsAt', { time: timeText(step.until, now) })}
          </div>
        )}
      </span>
      <StepTime step={step} waits={waits} now={now} />
    </li>
  );
}

/** How long a step took, has been running, or has still to run when its end is known. */
function StepTime({
  step,
  waits,
  now,
}: {
  step: Step;
  waits: boolean;
  now: number;
}) {
  const classes = useStyles();
  const isCurrent = step.state === 'current';
  const text = isCurrent ? running(step, now) : took(step);
  if (text === undefined) return null;
  const emphasis = waits ? classes.timeWaiting : classes.timeCurrent;
  return (
    <span
      className={`${classes.time} ${isCurrent ? emphasis : ''}`}
      title={step.enteredAt && absoluteTimeText(step.enteredAt)}
    >
      {text}
    </span>
  );
}

function running({ until, enteredAt }: Step, now: number): string | undefined {
  if (until !== undefined) return clockText(Date.parse(until) - now);
  return enteredAt && clockText(now - Date.parse(enteredAt));
}

function took({ enteredAt, endedAt }: Step): string | undefined {
  return enteredAt && endedAt
    ? clockText(Date.parse(endedAt) - Date.parse(enteredAt))
    : undefined;
}

/** Share of a timed pause that has passed; undefined where no end or no beginning is known. */
function filled({ enteredAt, until }: Step, now: number): number | undefined {
  if (!enteredAt || !until) return undefined;
  const begin = Date.parse(enteredAt);
  const whole = Date.parse(until) - begin;
  return whole > 0
    ? Math.min(1, Math.max(0, (now - begin) / whole))
    : undefined;
}
