import { useTranslationRef } from '@backstage/core-plugin-api/alpha';
import { makeStyles } from '@material-ui/core/styles';
import {
  isCompleted,
  type Experiment,
} from '@rollouts-portal/plugin-rollouts-common';

import { rolloutsTranslationRef } from '../../translation';
import { useNowOfPage } from '../Now';
import { PodSquares } from '../PodSquares';
import { absoluteTimeText, clockText, timeText } from '../timeText';
import { tokensOf } from '../tokens';
import { usePhaseText } from './usePhaseText';
import { VerdictChip } from './VerdictChip';

const useStyles = makeStyles(theme => {
  const tokens = tokensOf(theme);
  return {
    experiment: {
      padding: '12px 0',
      borderBottom: `1px solid ${tokens.line}`,
      '&:first-child': { paddingTop: 0 },
      '&:last-child': { paddingBottom: 0, borderBottom: 0 },
    },
    head: {
      display: 'flex',
      flexWrap: 'wrap',
      alignItems: 'center',
      gap: '4px 12px',
    },
    name: {
      margin: 0,
      minWidth: 0,
      fontSize: 14,
      lineHeight: '24px',
      fontWeight: 700,
      overflowWrap: 'anywhere',
    },
    times: {
      marginLeft: 'auto',
      fontSize: 13,
      color: tokens.second,
      fontVariantNumeric: 'tabular-nums',
    },
    list: { listStyle: 'none', margin: '8px 0 0', padding: 0 },
    row: {
      display: 'flex',
      flexWrap: 'wrap',
      alignItems: 'center',
      gap: '2px 16px',
      padding: '6px 0',
      borderTop: `1px solid ${tokens.line}`,
      fontSize: 14,
      lineHeight: '20px',
      overflowWrap: 'anywhere',
    },
    template: {
      flex: '0 1 150px',
      fontWeight: 600,
      // So that on a phone what is said of it stays in one line.
      [theme.breakpoints.down('xs')]: { flexBasis: 'auto' },
    },
    count: {
      marginLeft: 'auto',
      fontSize: 13,
      color: tokens.second,
      fontVariantNumeric: 'tabular-nums',
    },
    quiet: { fontSize: 13, color: tokens.second },
    problem: { flexBasis: '100%', fontSize: 13, color: tokens.second },
    message: {
      margin: '4px 0 0',
      fontSize: 13,
      lineHeight: '20px',
      color: tokens.second,
      overflowWrap: 'anywhere',
    },
  };
});

/** One experiment: until when, which versions it runs on how many pods, and what is measured of them. */
export function ExperimentView({ experiment }: { experiment: Experiment }) {
  const { t } = useTranslationRef(rolloutsTranslationRef);
  const sayPhase = usePhaseText();
  const classes = useStyles();
  const now = useNowOfPage();
  const { name, phase, message, createdAt, endsAt, templates, analyses } =
    experiment;
  const isOver = isCompleted(phase);

  return (
    <li className={classes.experiment}>
      <div className={classes.head}>
        <h4 className={classes.name}>{name}</h4>
        <VerdictChip phase={phase} />
        <span
          className={classes.times}
          title={absoluteTimeText(endsAt ?? createdAt)}
        >
          {timesText()}
        </span>
      </div>
      {message && (
        <p className={classes.message}>
          {t('verdict.controllerSays')} {message}
        </p>
      )}
      <ul className={classes.list} aria-label={t('experiment.templates')}>
        {templates.map(template => (
          <li key={template.name} className={classes.row}>
            <span className={classes.template}>{template.name}</span>
            {!isOver && (
              <PodSquares
                replicas={Math.max(template.desired, template.available)}
                ready={template.available}
              />
            )}
            <span className={classes.count}>{podsText(template)}</span>
            {template.message && (
              <span className={classes.problem}>{template.message}</span>
            )}
          </li>
        ))}
      </ul>
      {analyses.length > 0 && (
        <ul className={classes.list} aria-label={t('experiment.analyses')}>
          {analyses.map(analysis => (
            <li key={analysis.name} className={classes.row}>
              <span className={classes.template}>{analysis.name}</span>
              <span className={classes.quiet}>
                {analysis.requiredForCompletion
                  ? t('experiment.required')
                  : t('experiment.beside')}
              </span>
              <span className={classes.count}>
                {analysis.run === undefined
                  ? t('experiment.notBegun')
                  : sayPhase(analysis.phase)}
              </span>
            </li>
          ))}
        </ul>
      )}
    </li>
  );

  function podsText({
    desired,
    available,
  }: Experiment['templates'][number]): string {
    // Once it is over the controller leaves its last count there for ever, though the pods are gone.
    return isOver
      ? t('experiment.over', { desired: String(desired) })
      : t('experiment.available', {
          available: String(available),
          desired: String(desired),
        });
  }

  function timesText(): string {
    if (isOver || endsAt === undefined) {
      return t('experiment.began', { time: timeText(createdAt, now) });
    }
    const left = Date.parse(endsAt) - now;
    return left > 0
      ? t('experiment.endsIn', { duration: clockText(left) })
      : t('experiment.endsNow');
  }
}
