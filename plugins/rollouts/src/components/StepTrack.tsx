import { useTranslationRef } from '@backstage/core-plugin-api/alpha';
import { makeStyles } from '@material-ui/core/styles';
import type { RolloutDetail } from '@rollouts-portal/plugin-rollouts-common';

import { stepPosition } from '../model/stepPosition';
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
  rollout,
}: {
  rollout: Pick<RolloutDetail, 'step' | 'steps' | 'waitingFor'>;
}) {
  const { t } = useTranslationRef(rolloutsTranslationRef);
  const classes = useStyles();
  const position = stepPosition(rollout);
  if (!position) return null;
  const { steps, waitingFor } = rollout;
  const label = position.allDone
    ? t('steps.allDone', { number: String(position.count) })
    : t('steps.position', {
        step: String(position.step),
        total: String(position.count),
      });

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
