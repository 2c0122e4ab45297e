import { makeStyles } from '@material-ui/core/styles';
import type {
  RolloutSummary,
  Verb,
} from '@rollouts-portal/plugin-rollouts-common';

import { commonReason } from '../../model/commonReason';
import { ActionButton } from '../ActionButton';
import { NoActions } from '../NoActions';
import { useActionHindrance } from '../useActionHindrance';
import { useActionText } from '../useActionText';
import { VisuallyHidden } from '../VisuallyHidden';
import { usefulAction } from './usefulAction';

const useStyles = makeStyles({
  button: { fontSize: 13, padding: '5px 12px' },
  // In a table a column of buttons, which must not grow by it.
  none: {
    minWidth: 120,
    fontSize: 12,
    lineHeight: '16px',
    whiteSpace: 'normal',
  },
});

/** The most useful action of a row, or why it never has any; nothing for a rollout at rest. */
export function RowAction({
  row,
  lostSince,
  onAct,
}: {
  row: RolloutSummary;
  lostSince: number | undefined;
  onAct: (verb: Verb) => void;
}) {
  const classes = useStyles();
  const actionText = useActionText();
  const hindranceOf = useActionHindrance({
    freshness: row.freshness,
    lostSince,
  });
  const none = commonReason(row.actions);
  if (none) return <NoActions because={none} className={classes.none} />;
  const action = usefulAction(row.actions);
  if (!action) return null;
  return (
    <ActionButton
      className={classes.button}
      look={action.verb === 'abort' ? 'destructive' : 'outlined'}
      hindrance={hindranceOf(action)}
      onClick={() => onAct(action.verb)}
    >
      {actionText.button(action, row.step?.count ?? 0)}{' '}
      {/* Many buttons of one list say the same; which rollout is meant, their names must say, too. */}
      <VisuallyHidden>
        {row.name}, {row.cluster}
      </VisuallyHidden>
    </ActionButton>
  );
}
