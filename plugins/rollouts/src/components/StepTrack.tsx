import { useTranslationRef } from '@backstage/core-plugin-api/alpha';
import { makeStyles } from '@material-ui/core/styles';
import type {
  RolloutSummary,
  Step,
} from '@rollouts-portal/plugin-rollouts-common';

import { rolloutsTranslationRef } from '../translation';
import { tokensOf } from './tokens';

const useStyles = makeStyles(theme => {
  const tokens = tokensOf(theme);
  return {
    track: { display: 'inline-flex', gap: 3, verticalAlign: 'middle' },
    block: {
      width: 12,
      height: 8,
      borderRadius: 2,
      boxSizing: 'border-box',
      background: tokens.line,
    },
    many: { width: 5 },
    done: { background: tokens.healthy.text },
    skipped: {
      background: 'transparent',
      border: `1px dashed ${tokens.third}`,
    },
    failed: { background: tokens.degraded.text },
    pending: {},
    current: { background: tokens.progressing.text },
    waiting: { background: tokens.paused.text },
  };
});

/** The steps as blocks, for rows and cards; the number beside them says the same. */
export function StepTrack({
  steps,
  waitingFor,
}: {
  steps: readonly Step[];
  waitingFor: RolloutSummary['waitingFor'];
}) {
  const { t } = useTranslationRef(rolloutsTranslationRef);
  const classes = useStyles();
  if (steps.length === 0) return null;

  const current = steps.find(
    ({ state }) => state === 'current' || state === 'failed',
  );
  const label = current
    ? t('steps.position', {
        step: String(current.index + 1),
        total: String(steps.length),
      })
    : t('steps.allDone', { number: String(steps.length) });

  return (
    <span role="img" aria-label={label} className={classes.track}>
      {steps.map(step => (
        <span
          key={step.index}
          className={[
            classes.block,
            steps.length > 12 ? classes.many : '',
            step.state === 'current' && waitingFor?.what === 'human'
              ? classes.waiting
              : classes[step.state],
          ].join(' ')}
        />
      ))}
    </span>
  );
}
