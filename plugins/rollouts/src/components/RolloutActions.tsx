import { useTranslationRef } from '@backstage/core-plugin-api/alpha';
import { makeStyles } from '@material-ui/core/styles';
import type {
  RolloutSummary,
  Verb,
} from '@rollouts-portal/plugin-rollouts-common';

import { rolloutsTranslationRef } from '../translation';
import { ActionButton } from './ActionButton';
import { ActionHint } from './ActionHint';
import { arrangeActions } from './arrangeActions';
import { MoreActions } from './MoreActions';
import { useActionHindrance } from './useActionHindrance';
import { useActionText } from './useActionText';

const useStyles = makeStyles(theme => {
  return {
    actions: {
      display: 'flex',
      flexWrap: 'wrap',
      alignItems: 'center',
      gap: 10,
    },
    grow: {
      [theme.breakpoints.down('xs')]: { flex: '1 1 auto' },
    },
  };
});

/** All that can be done with a rollout, the usual as buttons, the rest behind "More"; what cannot be done now says why. */
export function RolloutActions({
  rollout,
  lostSince,
  onAct,
}: {
  rollout: Pick<RolloutSummary, 'actions' | 'freshness' | 'step'>;
  lostSince?: number;
  onAct: (verb: Verb) => void;
}) {
  const { t } = useTranslationRef(rolloutsTranslationRef);
  const classes = useStyles();
  const actionText = useActionText();
  const hindranceOf = useActionHindrance({
    freshness: rollout.freshness,
    lostSince,
  });
  const { shown, others, lookOf } = arrangeActions(rollout.actions);
  const stepCount = rollout.step?.count ?? 0;

  return (
    <div
      className={classes.actions}
      role="group"
      aria-label={t('actions.label')}
    >
      {shown.map(action => (
        <ActionButton
          key={action.verb}
          className={classes.grow}
          look={lookOf(action)}
          hindrance={hindranceOf(action)}
          onClick={() => onAct(action.verb)}
        >
          {actionText.button(action, stepCount)}
        </ActionButton>
      ))}
      <MoreActions
        className={classes.grow}
        actions={others}
        stepCount={stepCount}
        hindranceOf={hindranceOf}
        onAct={onAct}
      />
      <ActionHint rollout={rollout} />
    </div>
  );
}
