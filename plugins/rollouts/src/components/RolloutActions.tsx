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

/** All that can be done with a rollout; what cannot be done now says why. */
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
  const { actions, lookOf } = arrangeActions(rollout.actions);

  return (
    <div
      className={classes.actions}
      role="group"
      aria-label={t('actions.label')}
    >
      {actions.map(action => (
        <ActionButton
          key={action.verb}
          className={classes.grow}
          look={lookOf(action)}
          hindrance={hindranceOf(action)}
          onClick={() => onAct(action.verb)}
        >
          {actionText.button(action, rollout.step?.count ?? 0)}
        </ActionButton>
      ))}
      <ActionHint rollout={rollout} />
    </div>
  );
}
