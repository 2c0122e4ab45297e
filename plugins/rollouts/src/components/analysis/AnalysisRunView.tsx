import { useTranslationRef } from '@backstage/core-plugin-api/alpha';
import ButtonBase from '@material-ui/core/ButtonBase';
import { makeStyles } from '@material-ui/core/styles';
import type { Analysis } from '@rollouts-portal/plugin-rollouts-common';
import { useId } from 'react';

import { rolloutsTranslationRef } from '../../translation';
import { FoldArrow } from '../FoldArrow';
import { tokensOf } from '../tokens';
import { useSentence } from '../useSentence';
import { MetricChart } from './MetricChart';
import { RunTimes } from './RunTimes';
import { useRoleText } from './useRoleText';
import { VerdictChip } from './VerdictChip';

const useStyles = makeStyles(theme => {
  const tokens = tokensOf(theme);
  return {
    run: {
      padding: '12px 0',
      borderBottom: `1px solid ${tokens.line}`,
      '&:first-child': { paddingTop: 0 },
      '&:last-child': { paddingBottom: 0, borderBottom: 0 },
    },
    head: {
      display: 'flex',
      flexWrap: 'wrap',
      alignItems: 'center',
      gap: '0 12px',
    },
    heading: { margin: 0, minWidth: 0 },
    toggle: {
      display: 'flex',
      justifyContent: 'flex-start',
      gap: 8,
      minHeight: 32,
      margin: '0 -8px',
      padding: '0 8px',
      borderRadius: 6,
      fontSize: 14,
      lineHeight: '24px',
      fontWeight: 700,
      textAlign: 'left',
      color: tokens.ink,
      overflowWrap: 'anywhere',
      '&:focus-visible': { outline: `2px solid ${tokens.progressing.text}` },
      [theme.breakpoints.down('xs')]: { minHeight: 40 },
    },
    revision: { fontSize: 13, color: tokens.second },
    times: {
      marginLeft: 'auto',
      // Alone in its line it would hang at the wrong side.
      [theme.breakpoints.down('xs')]: { marginLeft: 0, flexBasis: '100%' },
    },
    sentence: {
      margin: '2px 0 0',
      fontSize: 15,
      lineHeight: '22px',
      overflowWrap: 'anywhere',
    },
    folded: { fontSize: 13, lineHeight: '20px', color: tokens.second },
    message: {
      margin: '2px 0 0',
      fontSize: 13,
      lineHeight: '20px',
      color: tokens.second,
      overflowWrap: 'anywhere',
    },
    metrics: {
      display: 'grid',
      gridTemplateColumns: 'repeat(auto-fit, minmax(min(100%, 270px), 1fr))',
      gap: 12,
      marginTop: 12,
    },
  };
});

/** One analysis run: what it is for and where it stands, then, unfolded, a chart for each of its metrics. */
export function AnalysisRunView({
  run,
  isOfOlder,
  isOpen,
  onToggle,
}: {
  run: Analysis;
  /** Whether it is about a revision that another one has replaced. */
  isOfOlder: boolean;
  isOpen: boolean;
  onToggle: () => void;
}) {
  const { t } = useTranslationRef(rolloutsTranslationRef);
  const say = useSentence();
  const sayRole = useRoleText();
  const classes = useStyles();
  const metricsId = useId();

  return (
    <li className={classes.run}>
      <div className={classes.head}>
        <h4 className={classes.heading}>
          <ButtonBase
            className={classes.toggle}
            aria-expanded={isOpen}
            aria-controls={metricsId}
            title={run.name}
            onClick={onToggle}
          >
            <FoldArrow isOpen={isOpen} />
            {sayRole(run)}
          </ButtonBase>
        </h4>
        <VerdictChip phase={run.phase} />
        {isOfOlder && (
          <span className={classes.revision}>
            {t('dialog.revision', { revision: String(run.revision) })}
          </span>
        )}
        <span className={classes.times}>
          <RunTimes run={run} />
        </span>
      </div>
      <p className={`${classes.sentence} ${isOpen ? '' : classes.folded}`}>
        {say(run.text)}
      </p>
      <div id={metricsId} hidden={!isOpen}>
        {isOpen && (
          <>
            {run.message && (
              <p className={classes.message}>
                {t('verdict.controllerSays')} {run.message}
              </p>
            )}
            <div className={classes.metrics}>
              {run.metrics.map(metric => (
                <MetricChart key={metric.name} metric={metric} />
              ))}
            </div>
          </>
        )}
      </div>
    </li>
  );
}
