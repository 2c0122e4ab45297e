import { useTranslationRef } from '@backstage/core-plugin-api/alpha';
import { makeStyles } from '@material-ui/core/styles';
import type { RolloutSummary } from '@rollouts-portal/plugin-rollouts-common';
import type { ReactNode } from 'react';

import { earliestEndAt } from '../model/earliestEndAt';
import { versionsOf } from '../model/versionsOf';
import { rolloutsTranslationRef } from '../translation';
import { BlueGreenLegend } from './BlueGreenLegend';
import { ControllerAbsent } from './ControllerAbsent';
import { useNowOfPage } from './Now';
import { PhaseChip } from './PhaseChip';
import { absoluteTimeText, timeText } from './timeText';
import { tokensOf } from './tokens';
import { useDurationText } from './useDurationText';
import { useSentence } from './useSentence';
import { VersionBar } from './VersionBar';
import { VersionChange } from './VersionChange';

const useStyles = makeStyles(theme => {
  const tokens = tokensOf(theme);
  return {
    card: {
      background: tokens.paper,
      color: tokens.ink,
      border: `1px solid ${tokens.line}`,
      borderRadius: 8,
      padding: '16px 18px 18px',
      marginBottom: 16,
      [theme.breakpoints.down('xs')]: { padding: 14, marginBottom: 12 },
    },
    top: {
      display: 'flex',
      flexWrap: 'wrap',
      alignItems: 'center',
      justifyContent: 'space-between',
      gap: '6px 16px',
      minHeight: 24,
    },
    revision: {
      fontSize: 13,
      lineHeight: '20px',
      color: tokens.second,
      fontVariantNumeric: 'tabular-nums',
      overflowWrap: 'anywhere',
      '& strong': { color: tokens.ink },
    },
    why: {
      margin: '12px 0 4px',
      maxWidth: 900,
      fontSize: 20,
      lineHeight: '27px',
      fontWeight: 400,
      overflowWrap: 'anywhere',
    },
    more: {
      margin: 0,
      maxWidth: 1100,
      fontSize: 14,
      lineHeight: '20px',
      color: tokens.second,
      overflowWrap: 'anywhere',
    },
    message: {
      margin: '6px 0 0',
      fontSize: 13,
      lineHeight: '20px',
      color: tokens.second,
      '& q': {
        fontFamily: 'ui-monospace, SFMono-Regular, Menlo, Consolas, monospace',
        color: tokens.ink,
        overflowWrap: 'anywhere',
      },
    },
    traffic: { marginTop: 14 },
    actions: { marginTop: 16, '&:empty': { display: 'none' } },
    origin: { marginTop: 12, '&:empty': { display: 'none' } },
  };
});

/** The truth in one sentence, then traffic, then what can be done about it. */
export function VerdictCard({
  rollout,
  actions,
  origin,
}: {
  rollout: RolloutSummary;
  /** The buttons, or what is said in their place. */
  actions: ReactNode;
  /** Where it is deployed from, in a line. */
  origin?: ReactNode;
}) {
  const { t } = useTranslationRef(rolloutsTranslationRef);
  const say = useSentence();
  const classes = useStyles();
  const { message, more, strategy } = rollout;

  return (
    <section className={classes.card} aria-label={t('verdict.label')}>
      <div className={classes.top}>
        <PhaseChip rollout={rollout} />
        <RevisionLine rollout={rollout} />
      </div>
      <p className={classes.why} aria-live="polite" data-testid="rollout-why">
        {say(rollout.why)}
      </p>
      {more.length > 0 && (
        <p className={classes.more}>{more.map(say).join(' ')}</p>
      )}
      <ControllerAbsent rollout={rollout} className={classes.more} />
      {message && (
        <p className={classes.message}>
          {t('verdict.controllerSays')}{' '}
          <q data-testid="rollout-message">{message}</q>
        </p>
      )}
      {strategy !== 'none' && (
        <div className={classes.traffic}>
          <VersionBar rollout={rollout} />
          {strategy === 'blueGreen' && <BlueGreenLegend rollout={rollout} />}
        </div>
      )}
      <div className={classes.actions}>{actions}</div>
      <div className={classes.origin}>{origin}</div>
    </section>
  );
}

function RevisionLine({ rollout }: { rollout: RolloutSummary }) {
  const { t } = useTranslationRef(rolloutsTranslationRef);
  const classes = useStyles();
  const durationText = useDurationText();
  const now = useNowOfPage();
  const { revision, beganAt, earliestEnd } = rollout;
  const versions = versionsOf(rollout);

  const parts: ReactNode[] = [];
  if (revision !== undefined) {
    parts.push(
      t('verdict.revision', { revision: <strong>{revision}</strong> }),
    );
  }
  if (versions.newer) parts.push(<VersionChange versions={versions} />);
  if (beganAt) {
    parts.push(
      <time dateTime={beganAt} title={absoluteTimeText(beganAt)}>
        {t('verdict.began', {
          time: timeText(beganAt, now),
          duration: durationText(now - Date.parse(beganAt)),
        })}
      </time>,
    );
  }
  if (earliestEnd) {
    const end = earliestEndAt(earliestEnd, now);
    const iso = new Date(end).toISOString();
    parts.push(
      <time dateTime={iso} title={absoluteTimeText(iso)}>
        {t('verdict.earliestEnd', {
          time: timeText(iso, now),
          duration: durationText(end - now),
        })}
      </time>,
    );
  }
  return (
    <span className={classes.revision}>
      {parts.map((part, index) => (
        // eslint-disable-next-line react/no-array-index-key -- the parts never change places
        <span key={index}>
          {index > 0 && ' · '}
          {part}
        </span>
      ))}
    </span>
  );
}
