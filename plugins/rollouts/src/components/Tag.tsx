import ButtonBase from '@material-ui/core/ButtonBase';
import { makeStyles } from '@material-ui/core/styles';
import Tooltip from '@material-ui/core/Tooltip';
import { useId, type ReactNode } from 'react';

import { tokensOf } from './tokens';
import { VisuallyHidden } from './VisuallyHidden';

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
    },
    target: {
      borderRadius: 6,
      '&:focus-visible': { outline: `2px solid ${tokens.paused.text}` },
      // A thumb needs more room than the tag takes; the room must not push the others apart.
      [theme.breakpoints.down('xs')]: { minHeight: 40, margin: '-9px 0' },
    },
  };
});

/** A small fact about a rollout, with a hairline border. */
export function Tag({ children }: { children: ReactNode }) {
  return <span className={useStyles().tag}>{children}</span>;
}

/** A tag that asks to be read: it can get the focus, and says more then, or when it is pointed at. */
export function ExplainedTag({
  children,
  explanation,
}: {
  children: ReactNode;
  explanation: string;
}) {
  const classes = useStyles();
  const explanationId = useId();
  return (
    <>
      <Tooltip title={explanation}>
        <ButtonBase
          className={classes.target}
          aria-describedby={explanationId}
          // The tooltip would add a native title, and it would be read twice.
          title={undefined}
        >
          <span className={`${classes.tag} ${classes.attention}`}>
            {children}
          </span>
        </ButtonBase>
      </Tooltip>
      <VisuallyHidden id={explanationId}>{explanation}</VisuallyHidden>
    </>
  );
}
