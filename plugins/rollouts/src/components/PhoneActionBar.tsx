import { sidebarConfig, useSidebarPinState } from '@backstage/core-components';
import { useTranslationRef } from '@backstage/core-plugin-api/alpha';
import { makeStyles } from '@material-ui/core/styles';
import type {
  RolloutSummary,
  Verb,
} from '@rollouts-portal/plugin-rollouts-common';

import { rolloutsTranslationRef } from '../translation';
import { ActionButton } from './ActionButton';
import { arrangeActions } from './arrangeActions';
import { MoreActions } from './MoreActions';
import { tokensOf } from './tokens';
import { useActionHindrance } from './useActionHindrance';
import { useActionText } from './useActionText';

const useStyles = makeStyles(theme => {
  const tokens = tokensOf(theme);
  return {
    bar: {
      // Not sticky: the portal's page is a scroll container that never scrolls on a phone, and would hold it fast.
      position: 'fixed',
      left: 0,
      right: 0,
      zIndex: theme.zIndex.appBar,
      display: 'flex',
      flexWrap: 'wrap',
      gap: 8,
      padding: '12px 16px calc(12px + env(safe-area-inset-bottom, 0px))',
      background: tokens.paper,
      borderTop: `1px solid ${tokens.line}`,
    },
    // What the bar would cover at the end of the page.
    room: { height: 96 },
    // A thumb decides here, so here it must say where.
    place: {
      flex: '1 0 100%',
      margin: 0,
      fontSize: 12,
      lineHeight: '16px',
      color: tokens.second,
      overflow: 'hidden',
      textOverflow: 'ellipsis',
      whiteSpace: 'nowrap',
    },
    button: { flex: '1 1 0', minWidth: 0 },
    wide: { flex: '1 1 auto' },
  };
});

/** The two likeliest actions within reach of a thumb; the others, and why they cannot be used, behind "More". */
export function PhoneActionBar({
  rollout,
  lostSince,
  onAct,
  className = '',
}: {
  rollout: Pick<
    RolloutSummary,
    'actions' | 'cluster' | 'environment' | 'freshness' | 'name' | 'step'
  >;
  lostSince?: number;
  onAct: (verb: Verb) => void;
  className?: string;
}) {
  const { t } = useTranslationRef(rolloutsTranslationRef);
  const classes = useStyles();
  const actionText = useActionText();
  const hindranceOf = useActionHindrance({
    freshness: rollout.freshness,
    lostSince,
  });
  // The portal's own navigation is at the bottom of a phone, too; this bar stands on it.
  const { isMobile } = useSidebarPinState();

  const { actions, likely, lookOf } = arrangeActions(rollout.actions);
  const inReach = actions.filter(
    ({ verb, possible }) => possible && (verb === likely || verb === 'abort'),
  );
  const others = actions.filter(action => !inReach.includes(action));
  const stepCount = rollout.step?.count ?? 0;
  if (actions.length === 0) return null;

  return (
    <>
      <div className={classes.room} />
      <div
        className={`${classes.bar} ${className}`}
        style={{ bottom: isMobile ? sidebarConfig.mobileSidebarHeight : 0 }}
        role="group"
        aria-label={t('actions.label')}
      >
        <p className={classes.place}>
          {rollout.name} · {rollout.cluster}
          {rollout.environment && ` (${rollout.environment})`}
        </p>
        {inReach.map(action => (
          <ActionButton
            key={action.verb}
            className={`${classes.button} ${
              action.verb === likely ? classes.wide : ''
            }`}
            look={lookOf(action)}
            hindrance={hindranceOf(action)}
            onClick={() => onAct(action.verb)}
          >
            {actionText.button(action, stepCount)}
          </ActionButton>
        ))}
        <MoreActions
          className={classes.button}
          actions={others}
          stepCount={stepCount}
          hindranceOf={hindranceOf}
          onAct={onAct}
        />
      </div>
    </>
  );
}
