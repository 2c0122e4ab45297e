import { useTranslationRef } from '@backstage/core-plugin-api/alpha';
import { makeStyles } from '@material-ui/core/styles';
import {
  waitsForPerson,
  type RolloutSummary,
} from '@rollouts-portal/plugin-rollouts-common';

import { stepPosition } from '../model/stepPosition';
import { stepStatesOf, type SteppedRollout } from '../model/stepStatesOf';
import { rolloutsTranslationRef } from '../translation';
import { tokensOf } from './tokens';

const useStyles = makeStyles(theme => {
  const tokens = tokensOf(theme);
  return {
    track: {
      display: 'inline-flex',
      gap: 3,
      maxWidth: 'min(120px, 100%)',
      verticalAlign: 'middle',
    },
    close: { gap: 1 },
    block: {
      flex: '0 1 12px',
      width: 12,
      minWidth: 1,
      height: 8,
      borderRadius: 2,
      boxSizing: 'border-box',
      background: tokens.line,
    },
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
  rollout: SteppedRollout & Pick<RolloutSummary, 'waitingFor'>;
}) {
  const { t } = useTranslationRef(rolloutsTranslationRef);
  const classes = useStyles();
  const position = stepPosition(rollout);
  if (!position) return null;
  const states = stepStatesOf(rollout);
  const heldUp = waitsForPerson(rollout.waitingFor);
  const label = position.allDone
    ? t('steps.allDone', { number: String(position.count) })
    : t('steps.position', {
        step: String(position.step),
        total: String(position.count),
      });

  return (
    <span
      role="img"
      aria-label={label}
      className={`${classes.track} ${states.length > 12 ? classes.close : ''}`}
    >
      {states.map((state, index) => (
        <span
          // eslint-disable-next-line react/no-array-index-key -- steps never change places, and have no name
          key={index}
          className={`${classes.block} ${
            state === 'current' && heldUp ? classes.waiting : classes[state]
          }`}
        />
      ))}
    </span>
  );
}
