import { useTranslationRef } from '@backstage/core-plugin-api/alpha';
import ButtonBase from '@material-ui/core/ButtonBase';
import { makeStyles } from '@material-ui/core/styles';
import {
  renderSentence,
  type ClusterStatus,
  type Sentence,
} from '@rollouts-portal/plugin-rollouts-common';
import { useId } from 'react';

import { rolloutsTranslationRef } from '../../translation';
import { FoldArrow } from '../FoldArrow';
import { FreshnessLabel } from '../FreshnessLabel';
import { Tag } from '../Tag';
import { tokensOf } from '../tokens';
import { useSentence } from '../useSentence';
import { WatchView } from './WatchView';

const useStyles = makeStyles(theme => {
  const tokens = tokensOf(theme);
  return {
    head: {
      display: 'grid',
      gridTemplateColumns: '12px minmax(140px, 2fr) minmax(90px, 1fr) 3fr',
      alignItems: 'center',
      gap: '4px 12px',
      width: '100%',
      minHeight: 48,
      padding: '10px 16px',
      boxSizing: 'border-box',
      textAlign: 'left',
      font: 'inherit',
      fontSize: 14,
      lineHeight: '20px',
      overflowWrap: 'anywhere',
      '&:hover': { background: tokens.canvas },
      '&:focus-visible': {
        outline: `2px solid ${tokens.progressing.text}`,
        outlineOffset: -2,
      },
      [theme.breakpoints.down('xs')]: {
        gridTemplateColumns: '12px 1fr',
        '& > :nth-child(n + 3)': { gridColumn: 2 },
      },
    },
    quiet: { color: tokens.second },
    what: {
      margin: 0,
      padding: '0 16px 12px 40px',
      fontSize: 14,
      lineHeight: '20px',
      overflowWrap: 'anywhere',
    },
    line: { margin: '0 0 8px', maxWidth: 900 },
    tags: { display: 'flex', flexWrap: 'wrap', gap: 6, margin: '0 0 8px' },
    watches: {
      margin: 0,
      padding: 0,
      listStyle: 'none',
      '& > li': { padding: '10px 0' },
      '& > li + li': { borderTop: `1px solid ${tokens.line}` },
    },
  };
});

/** One cluster, which unfolds to what is watched in it. */
export function ClusterItem({
  cluster,
  isOpen,
  lostSince,
  onToggle,
}: {
  cluster: ClusterStatus;
  /** As in `FreshnessLabel`. */
  lostSince: number | undefined;
  isOpen: boolean;
  onToggle: () => void;
}) {
  const { t } = useTranslationRef(rolloutsTranslationRef);
  const classes = useStyles();
  const say = useSentence();
  const partsId = useId();
  const { name, environment, labels, freshness, notices, actions, watches } =
    cluster;
  return (
    <>
      <ButtonBase
        className={classes.head}
        aria-expanded={isOpen}
        aria-controls={partsId}
        onClick={onToggle}
      >
        <FoldArrow isOpen={isOpen} />
        <strong>{name}</strong>
        <span className={classes.quiet}>{environment}</span>
        <FreshnessLabel freshness={freshness} lostSince={lostSince} />
      </ButtonBase>
      <div id={partsId} className={isOpen ? classes.what : undefined}>
        {freshness.problem && (
          <p className={isOpen ? classes.line : classes.what}>
            {say(freshness.problem)}
          </p>
        )}
        {isOpen && (
          <>
            {notices?.map(notice => (
              <p key={say(notice)} className={classes.line}>
                {say(notice)}
              </p>
            ))}
            {actions && (
              <p className={classes.line}>{t(`clusters.actions.${actions}`)}</p>
            )}
            {labels && (
              <div className={classes.tags}>
                {Object.entries(labels).map(([label, value]) => (
                  <Tag key={label}>
                    {label} <strong>{value}</strong>
                  </Tag>
                ))}
              </div>
            )}
            {watches && watches.length > 0 ? (
              <ul
                className={classes.watches}
                aria-label={t('clusters.watches', { name })}
              >
                {watches.map(watch => (
                  <li key={`${watch.group}/${watch.kind}`}>
                    <WatchView
                      watch={watch}
                      problem={differing(watch.problem, freshness.problem)}
                    />
                  </li>
                ))}
              </ul>
            ) : (
              <p className={classes.line}>{t('clusters.noWatches')}</p>
            )}
          </>
        )}
      </div>
    </>
  );
}

/** The problem of a kind, unless it is that of the whole cluster, which stands above. */
function differing(
  problem: Sentence | undefined,
  whole: Sentence | undefined,
): Sentence | undefined {
  if (!problem || !whole) return problem;
  return renderSentence(problem) === renderSentence(whole)
    ? undefined
    : problem;
}
