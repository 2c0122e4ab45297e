import { useTranslationRef } from '@backstage/core-plugin-api/alpha';
import { makeStyles } from '@material-ui/core/styles';
import type {
  RolloutSummary,
  Verb,
} from '@rollouts-portal/plugin-rollouts-common';

import { rolloutsTranslationRef } from '../translation';
import { ActionButton } from './ActionButton';
import { arrangeActions } from './arrangeActions';
import { tokensOf } from './tokens';
import { useActionHindrance } from './useActionHindrance';
import { useActionText } from './useActionText';

const useStyles = makeStyles(theme => {
  const tokens = tokensOf(theme);
  return {
    actions: {
      display: 'flex',
      flexWrap: 'wrap',
      alignItems: 'center',
      gap: 10,
    },
    hint: {
      flex: '1 1 260px',
      margin: 0,
      fontSize: 13,
      lineHeight: '18px',
      color: tokens.second,
      textAlign: 'right',
      [theme.breakpoints.down('xs')]: {
        textAlign: 'left',
        flexBasis: '100%',
      },
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
  rollout: Pick<RolloutSummary, 'actions' | 'step'>;
  lostSince?: number;
  onAct: (verb: Verb) => void;
}) {
  const { t } = useTranslationRef(rolloutsTranslationRef);
  const classes = useStyles();
  const actionText = useActionText();
  const hindranceOf = useActionHindrance(lostSince);
  const { actions, lookOf } = arrangeActions(rollout.actions);
  // One reason why none of what would be possible may be done is worth a line that needs no pointing at.
  const denied = actions.find(
    ({ possible, permitted }) => possible && !permitted,
  );

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
      {denied && (
        // The buttons themselves are described by their reasons.
        <p className={classes.hint} aria-hidden>
          {hindranceOf(denied)}
        </p>
      )}
    </div>
  );
}
