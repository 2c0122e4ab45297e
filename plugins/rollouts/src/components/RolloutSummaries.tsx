import { Link } from '@backstage/core-components';
import { useTranslationRef } from '@backstage/core-plugin-api/alpha';
import { makeStyles } from '@material-ui/core/styles';
import type { RolloutDetail } from '@rollouts-portal/plugin-rollouts-common';

import { rolloutsTranslationRef } from '../translation';
import { CardEvidence } from './CardEvidence';
import { ClusterClock } from './ClusterClock';
import { FreshnessLabel } from './FreshnessLabel';
import { PhaseChip } from './PhaseChip';
import { StepTrack } from './StepTrack';
import { tokensOf } from './tokens';
import { useSentence } from './useSentence';
import { VersionBar } from './VersionBar';

const MOST = 5;

const useStyles = makeStyles(theme => {
  const tokens = tokensOf(theme);
  return {
    list: { listStyle: 'none', margin: 0, padding: 0 },
    item: {
      padding: '12px 0',
      borderBottom: `1px solid ${theme.palette.divider}`,
      '&:first-child': { paddingTop: 0 },
      '&:last-child': { borderBottom: 0, paddingBottom: 0 },
    },
    line: {
      display: 'flex',
      flexWrap: 'wrap',
      alignItems: 'center',
      gap: '4px 10px',
    },
    place: { fontSize: 13, overflowWrap: 'anywhere' },
    end: { marginLeft: 'auto' },
    why: {
      margin: '8px 0',
      fontSize: 14,
      lineHeight: '20px',
      color: theme.palette.text.primary,
      overflowWrap: 'anywhere',
    },
    progress: {
      display: 'flex',
      alignItems: 'center',
      gap: 12,
      fontSize: 12,
      fontVariantNumeric: 'tabular-nums',
      color: tokens.second,
    },
    bar: { flex: '1 1 60px' },
    more: { margin: '12px 0 0', fontSize: 13 },
  };
});

/** Up to five rollouts, most urgent first: phase, sentence, versions, analyses under way, steps, traffic. */
export function RolloutSummaries({
  rollouts,
  lostSince,
  href,
}: {
  rollouts: readonly RolloutDetail[];
  lostSince: number | undefined;
  /** Address of the tab; absent where there is none. */
  href: string | undefined;
}) {
  const { t } = useTranslationRef(rolloutsTranslationRef);
  const say = useSentence();
  const classes = useStyles();
  const rest = rollouts.length - MOST;

  return (
    <>
      <ul className={classes.list}>
        {rollouts.slice(0, MOST).map(rollout => (
          <li key={rollout.id} className={classes.item}>
            <div className={classes.line}>
              <ClusterClock freshness={rollout.freshness}>
                <PhaseChip rollout={rollout} />
              </ClusterClock>
              <Name rollout={rollout} href={href} />
              {(rollout.freshness.state !== 'live' ||
                lostSince !== undefined) && (
                <span className={classes.end}>
                  <FreshnessLabel
                    freshness={rollout.freshness}
                    lostSince={lostSince}
                  />
                </span>
              )}
            </div>
            <p className={classes.why}>{say(rollout.why)}</p>
            <ClusterClock freshness={rollout.freshness}>
              <CardEvidence rollout={rollout} />
            </ClusterClock>
            <div className={classes.progress}>
              {rollout.steps.length <= 12 && <StepTrack rollout={rollout} />}
              <div className={classes.bar}>
                <VersionBar rollout={rollout} size="small" />
              </div>
            </div>
          </li>
        ))}
      </ul>
      {rest > 0 && (
        <p className={classes.more}>
          {href ? (
            <Link to={href}>{t('card.more', { number: String(rest) })}</Link>
          ) : (
            t('card.more', { number: String(rest) })
          )}
        </p>
      )}
    </>
  );
}

function Name({
  rollout,
  href,
}: {
  rollout: RolloutDetail;
  href: string | undefined;
}) {
  const { t } = useTranslationRef(rolloutsTranslationRef);
  const classes = useStyles();
  const { id, name, cluster } = rollout;
  return (
    <span className={classes.place}>
      {href ? (
        // What can be read of a link must be part of its name, or it cannot be told to a voice control.
        <Link
          to={`${href}?${new URLSearchParams({ rollout: id })}`}
          aria-label={t('card.openOne', { name, cluster })}
        >
          {name}
        </Link>
      ) : (
        name
      )}{' '}
      · {cluster}
    </span>
  );
}
