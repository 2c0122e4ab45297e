import { useTranslationRef } from '@backstage/core-plugin-api/alpha';
import { makeStyles } from '@material-ui/core/styles';
import type { ClusterStatus } from '@rollouts-portal/plugin-rollouts-common';

import { rolloutsTranslationRef } from '../../translation';
import { tokensOf } from '../tokens';
import { useFreshnessText } from '../useFreshnessText';
import { useSentence } from '../useSentence';

const AT_ONCE = 4;

const useStyles = makeStyles(theme => {
  const tokens = tokensOf(theme);
  return {
    strip: {
      marginBottom: 14,
      padding: '10px 16px',
      border: `1px solid ${tokens.line}`,
      borderLeft: `3px solid ${tokens.paused.text}`,
      borderRadius: 8,
      background: tokens.paper,
      color: tokens.second,
      fontSize: 13,
      lineHeight: '20px',
      overflowWrap: 'anywhere',
      '& strong': { color: tokens.ink },
      '& ul': { listStyle: 'none', margin: 0, padding: 0 },
      '& summary': {
        display: 'inline-block',
        minHeight: 24,
        cursor: 'pointer',
        color: tokens.progressing.text,
        '@media (pointer: coarse)': { lineHeight: '40px' },
      },
    },
    line: { margin: 0 },
  };
});

/** Which clusters are not seen as they are now, and why; nothing while all are. Their rows are marked, too. */
export function FleetClusterStrip({
  clusters,
}: {
  clusters: readonly ClusterStatus[];
}) {
  const { t } = useTranslationRef(rolloutsTranslationRef);
  const classes = useStyles();
  const notLive = clusters.filter(
    ({ freshness: { state } }) => state !== 'live',
  );
  if (notLive.length === 0) return null;
  const rest = notLive.slice(AT_ONCE);

  return (
    <section
      className={classes.strip}
      aria-label={t('clusters.title')}
      data-testid="clusters-not-live"
    >
      <p className={classes.line}>
        <strong>
          {t('fleet.clustersLive', {
            live: String(clusters.length - notLive.length),
            all: String(clusters.length),
          })}
        </strong>
      </p>
      <ClusterLines clusters={notLive.slice(0, AT_ONCE)} />
      {rest.length > 0 && (
        <details>
          <summary>
            {t('fleet.moreClusters', { number: String(rest.length) })}
          </summary>
          <ClusterLines clusters={rest} />
        </details>
      )}
    </section>
  );
}

function ClusterLines({ clusters }: { clusters: readonly ClusterStatus[] }) {
  const say = useSentence();
  const freshnessText = useFreshnessText();
  return (
    <ul>
      {clusters.map(({ name, freshness }) => (
        <li key={name}>
          <strong>{name}</strong>: {freshnessText(freshness)}
          {freshness.problem && <>. {say(freshness.problem)}</>}
        </li>
      ))}
    </ul>
  );
}
