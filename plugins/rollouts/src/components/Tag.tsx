import { makeStyles } from '@material-ui/core/styles';
import type { ReactNode } from 'react';

import { tokensOf } from './tokens';

const useStyles = makeStyles(theme => {
  const tokens = tokensOf(theme);
  return {
    tag: {
      display: 'inline-flex',
      gap: 5,
      maxWidth: '100%',
      boxSizing: 'border-box',
      padding: '0 8px',
      border: `1px solid ${tokens.line}`,
      borderRadius: 6,
      background: tokens.paper,
      color: tokens.second,
      fontSize: 12,
      lineHeight: '20px',
      overflowWrap: 'anywhere',
      '& strong': { color: tokens.ink, fontWeight: 600 },
    },
    attention: {
      color: tokens.paused.text,
      background: tokens.paused.tint,
      borderColor: 'transparent',
      fontWeight: 600,
      '&:focus-visible': { outline: `2px solid ${tokens.paused.text}` },
    },
  };
});

/** A small fact about a rollout, with a hairline border. */
export function Tag({ children }: { children: ReactNode }) {
  return <span className={useStyles().tag}>{children}</span>;
}

/** The class of a tag that asks to be read, for elements that are more than a span. */
export function useAttentionTagClass(): string {
  const classes = useStyles();
  return `${classes.tag} ${classes.attention}`;
}
