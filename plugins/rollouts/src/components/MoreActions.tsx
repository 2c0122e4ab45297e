import { useTranslationRef } from '@backstage/core-plugin-api/alpha';
import Menu from '@material-ui/core/Menu';
import MenuItem from '@material-ui/core/MenuItem';
import { makeStyles } from '@material-ui/core/styles';
import type { Action, Verb } from '@rollouts-portal/plugin-rollouts-common';
import { useState } from 'react';

import { rolloutsTranslationRef } from '../translation';
import { ActionButton } from './ActionButton';
import { tokensOf } from './tokens';
import { useActionText } from './useActionText';

const useStyles = makeStyles(theme => {
  const tokens = tokensOf(theme);
  return {
    // The reasons are not legible on every portal's own dark paper.
    menu: {
      // Within the screen of a phone.
      maxWidth: 'min(420px, calc(100% - 32px))',
      background: tokens.paper,
      color: tokens.ink,
    },
    item: {
      display: 'block',
      minHeight: 44,
      whiteSpace: 'normal',
      fontSize: 14,
      fontWeight: 700,
    },
    hindered: { color: tokens.second, cursor: 'default' },
    reason: {
      display: 'block',
      fontSize: 13,
      lineHeight: '18px',
      fontWeight: 400,
      color: tokens.second,
    },
  };
});

/** A button whose menu holds the actions that are asked for less often, and why some cannot be used. */
export function MoreActions({
  actions,
  stepCount,
  hindranceOf,
  onAct,
  className,
}: {
  actions: readonly Action[];
  stepCount: number;
  hindranceOf: (action: Action) => string | undefined;
  onAct: (verb: Verb) => void;
  className?: string;
}) {
  const { t } = useTranslationRef(rolloutsTranslationRef);
  const classes = useStyles();
  const actionText = useActionText();
  const [anchor, setAnchor] = useState<HTMLElement>();
  if (actions.length === 0) return null;

  return (
    <>
      <ActionButton
        className={className}
        look="outlined"
        hasPopup
        onClick={event => setAnchor(event.currentTarget)}
      >
        {t('actions.more')}
      </ActionButton>
      <Menu
        open={anchor !== undefined}
        anchorEl={anchor}
        onClose={() => setAnchor(undefined)}
        classes={{ paper: classes.menu }}
        MenuListProps={{ 'aria-label': t('actions.label') }}
      >
        {actions.map(action => {
          const hindrance = hindranceOf(action);
          return (
            <MenuItem
              key={action.verb}
              className={`${classes.item} ${hindrance ? classes.hindered : ''}`}
              aria-disabled={hindrance !== undefined}
              onClick={() => {
                if (hindrance !== undefined) return;
                setAnchor(undefined);
                onAct(action.verb);
              }}
            >
              {actionText.button(action, stepCount)}
              {hindrance && <span className={classes.reason}>{hindrance}</span>}
            </MenuItem>
          );
        })}
      </Menu>
    </>
  );
}
