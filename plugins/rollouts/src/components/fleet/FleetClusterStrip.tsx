import { useTranslationRef } from '@backstage/core-plugin-api/alpha';
import { makeStyles, useTheme } from '@material-ui/core/styles';
import type { ClusterStatus } from '@rollouts-portal/plugin-rollouts-common';
import { Link } from 'react-router-dom';

import { byTrouble } from '../../model/byTrouble';
import { rolloutsTranslationRef } from '../../translation';
import { freshnessColor } from '../freshnessColor';
import { PageLink } from '../PageLink';
import { tokensOf } from '../tokens';
import { useFreshnessText } from '../useFreshnessText';
import { useSentence } from '../useSentence';
import { VisuallyHidden } from '../VisuallyHidden';

/** So many clusters in trouble are told with their reason before somebody asks for more. */
const TOLD = 3;
/** So many live clusters are named before somebody asks for them. */
const NAMED = 8;

const useStyles = makeStyles(theme => {
  const tokens = tokensOf(theme);
  const focus = {
    outline: `2px solid ${tokens.progressing.text}`,
    outlineOffset: 1,
  };
  return {
    strip: {
      marginBottom: 14,
      padding: '8px 16px',
      border: `1px solid ${tokens.line}`,
      borderRadius: 8,
      background: tokens.paper,
      color: tokens.second,
      fontSize: 13,
      lineHeight: '20px',
      overflowWrap: 'anywhere',
      '& strong': { color: tokens.ink },
      '& summary': {
        display: 'inline-block',
        minHeight: 24,
        cursor: 'pointer',
        color: tokens.progressing.text,
        '&:focus-visible': focus,
        '@media (pointer: coarse)': { lineHeight: '40px' },
      },
      [theme.breakpoints.down('xs')]: { padding: '8px 12px' },
    },
    troubled: { borderLeft: `3px solid ${tokens.paused.text}` },
    head: {
      display: 'flex',
      flexWrap: 'wrap',
      alignItems: 'center',
      gap: '0 12px',
      '& > :last-child': { marginLeft: 'auto' },
    },
    lines: {
      display: 'grid',
      gap: 4,
      listStyle: 'none',
      margin: 0,
      padding: 0,
      '& > li': { display: 'flex', alignItems: 'baseline', gap: 8 },
      '& > li > a': { flex: 'none', maxWidth: '45%' },
      [theme.breakpoints.down('xs')]: { '& > li': { alignItems: 'center' } },
    },
    // On a phone the reasons would push the list off the screen; the page of clusters has them.
    problem: { [theme.breakpoints.down('xs')]: { display: 'none' } },
    chips: {
      display: 'flex',
      flexWrap: 'wrap',
      gap: '4px 6px',
      margin: 0,
      padding: 0,
      listStyle: 'none',
    },
    many: { maxHeight: 200, overflowY: 'auto', padding: '6px 2px' },
    chip: {
      display: 'inline-flex',
      alignItems: 'center',
      gap: 6,
      minHeight: 26,
      padding: '0 10px',
      borderRadius: 13,
      border: `1px solid ${tokens.line}`,
      background: tokens.paper,
      color: tokens.ink,
      textDecoration: 'none',
      '&:hover': { borderColor: tokens.third },
      '&:focus-visible': focus,
      '@media (pointer: coarse)': { minHeight: 40, borderRadius: 20 },
    },
    chosen: {
      borderColor: tokens.progressing.text,
      background: tokens.progressing.tint,
      color: tokens.progressing.text,
      fontWeight: 700,
    },
    dot: { width: 8, height: 8, borderRadius: '50%', flex: 'none' },
  };
});

type ChipsProps = {
  clusters: readonly ClusterStatus[];
  chosen: readonly string[];
  /** Address of the list with this cluster chosen, or given up where it is. */
  hrefOf: (cluster: string) => string;
  /** As in `FreshnessLabel`. */
  lostSince: number | undefined;
};

/**
 * How many clusters are seen as they are now; which are not, why, and what that means for the rows. A cluster leads to
 * its rows. Takes a few lines however many there are.
 */
export function FleetClusterStrip({
  clusters,
  chosen,
  hrefOf,
  lostSince,
  clustersHref,
}: ChipsProps & { clustersHref: string }) {
  const { t } = useTranslationRef(rolloutsTranslationRef);
  const classes = useStyles();
  if (clusters.length === 0) return null;
  const live = clusters.filter(isLive);
  const troubled = clusters.filter(cluster => !isLive(cluster)).sort(byTrouble);
  const rest = troubled.slice(TOLD);
  const number = (of: number) => ({ number: String(of) });
  const old = troubled.filter(({ freshness }) => isOld(freshness.state));
  const unseen = troubled.filter(({ freshness }) => isUnseen(freshness.state));

  return (
    <section
      className={`${classes.strip} ${
        troubled.length > 0 ? classes.troubled : ''
      }`}
      aria-label={t('fleet.view.clusters')}
      data-testid={troubled.length > 0 ? 'clusters-not-live' : 'clusters-live'}
    >
      <div className={classes.head}>
        <strong>
          {lostSince !== undefined && <>{t('clusters.lastSeen')} </>}
          {t('fleet.clustersLive', {
            live: String(live.length),
            all: String(clusters.length),
          })}
        </strong>
        {old.length > 0 && (
          <span>
            {old.length === 1
              ? t('fleet.clustersOldOne')
              : t('fleet.clustersOld', number(old.length))}
          </span>
        )}
        {unseen.length > 0 && (
          <span>
            {unseen.length === 1
              ? t('fleet.clustersUnseenOne')
              : t('fleet.clustersUnseen', number(unseen.length))}
          </span>
        )}
        {live.length <= NAMED && (
          <Chips
            clusters={live}
            chosen={chosen}
            hrefOf={hrefOf}
            lostSince={lostSince}
          />
        )}
        <PageLink to={clustersHref}>{t('fleet.view.clusters')}</PageLink>
      </div>
      {troubled.length > 0 && (
        <Troubles
          clusters={troubled.slice(0, TOLD)}
          chosen={chosen}
          hrefOf={hrefOf}
          lostSince={lostSince}
        />
      )}
      {rest.length > 0 && (
        <details>
          <summary>{t('fleet.moreClusters', number(rest.length))}</summary>
          <div className={classes.many}>
            <Troubles
              clusters={rest}
              chosen={chosen}
              hrefOf={hrefOf}
              lostSince={lostSince}
            />
          </div>
        </details>
      )}
      {live.length > NAMED && (
        <details>
          <summary>{t('fleet.liveClusters', number(live.length))}</summary>
          <div className={classes.many}>
            <Chips
              clusters={live}
              chosen={chosen}
              hrefOf={hrefOf}
              lostSince={lostSince}
            />
          </div>
        </details>
      )}
    </section>
  );
}

function Chips({ clusters, ...chip }: ChipsProps) {
  const classes = useStyles();
  return (
    <ul className={classes.chips}>
      {clusters.map(cluster => (
        <li key={cluster.name}>
          <ClusterChip cluster={cluster} {...chip} />
        </li>
      ))}
    </ul>
  );
}

function Troubles({ clusters, ...chip }: ChipsProps) {
  const classes = useStyles();
  const say = useSentence();
  const freshnessText = useFreshnessText();
  return (
    <ul className={classes.lines}>
      {clusters.map(cluster => (
        <li key={cluster.name}>
          <ClusterChip cluster={cluster} {...chip} />
          <span>
            {freshnessText(cluster.freshness)}
            {cluster.freshness.problem && (
              <span className={classes.problem}>
                . {say(cluster.freshness.problem)}
              </span>
            )}
          </span>
        </li>
      ))}
    </ul>
  );
}

function ClusterChip({
  cluster: { name, freshness },
  chosen,
  hrefOf,
  lostSince,
}: Omit<ChipsProps, 'clusters'> & { cluster: ClusterStatus }) {
  const { t } = useTranslationRef(rolloutsTranslationRef);
  const classes = useStyles();
  const tokens = tokensOf(useTheme());
  const freshnessText = useFreshnessText();
  const isChosen = chosen.includes(name);
  const isLost = lostSince !== undefined;
  return (
    <Link
      to={hrefOf(name)}
      preventScrollReset
      className={`${classes.chip} ${isChosen ? classes.chosen : ''}`}
      aria-current={isChosen ? 'true' : undefined}
      title={isLost ? t('freshness.lost') : freshnessText(freshness)}
    >
      <span
        aria-hidden
        className={classes.dot}
        style={{
          background: isLost
            ? tokens.third
            : freshnessColor(tokens, freshness.state),
        }}
      />
      {name}
      <VisuallyHidden>
        {' '}
        {isChosen ? t('fleet.clusterGiveUp') : t('fleet.clusterChoose')}
      </VisuallyHidden>
    </Link>
  );
}

function isLive({ freshness: { state } }: ClusterStatus): boolean {
  return state === 'live';
}

type State = ClusterStatus['freshness']['state'];

/** Rows are those of the last contact. */
function isOld(state: State): boolean {
  return ['reconnecting', 'stale', 'unreachable', 'auth-failed'].includes(
    state,
  );
}

/** Rollouts may be missing. */
function isUnseen(state: State): boolean {
  return ['syncing', 'partial', 'denied', 'unwatched'].includes(state);
}
