import { makeStyles } from '@material-ui/core/styles';
import type { RolloutSummary } from '@rollouts-portal/plugin-rollouts-common';

import { arrangeActions } from './arrangeActions';
import { tokensOf } from './tokens';
import { useActionHindrance } from './useActionHindrance';

const useStyles = makeStyles(theme => ({
  hint: {
    flex: '1 1 260px',
    margin: 0,
    fontSize: 13,
    lineHeight: '18px',
    color: tokensOf(theme).second,
    textAlign: 'right',
    overflowWrap: 'anywhere',
    [theme.breakpoints.down('xs')]: { textAlign: 'left' },
  },
}));

/** Why what would be possible may not be done by this person, in a line that needs no pointing at; nothing if it may. */
export function ActionHint({
  rollout,
}: {
  rollout: Pick<RolloutSummary, 'actions' | 'freshness'>;
}) {
  const classes = useStyles();
  const hindranceOf = useActionHindrance({
    freshness: rollout.freshness,
    lostSince: undefined,
  });
  // Of those behind "More" the menu tells.
  const denied = arrangeActions(rollout.actions).shown.find(
    ({ possible, permitted }) => possible && !permitted,
  );
  return denied ? (
    // The buttons themselves are described by their reasons.
    <p className={classes.hint} aria-hidden>
      {hindranceOf(denied)}
    </p>
  ) : null;
}
