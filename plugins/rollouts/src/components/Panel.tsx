import { makeStyles } from '@material-ui/core/styles';
import { useId, type ReactNode } from 'react';

import { tokensOf } from './tokens';

const useStyles = makeStyles(theme => {
  const tokens = tokensOf(theme);
  return {
    panel: {
      background: tokens.paper,
      color: tokens.ink,
      border: `1px solid ${tokens.line}`,
      borderRadius: 8,
      padding: 18,
      minWidth: 0,
      [theme.breakpoints.down('xs')]: { padding: 14 },
    },
    title: {
      margin: '0 0 12px',
      fontSize: 13,
      lineHeight: '20px',
      fontWeight: 700,
      color: tokens.second,
    },
  };
});

/** A titled region with a hairline border. */
export function Panel({
  title,
  children,
}: {
  title: string;
  children: ReactNode;
}) {
  const classes = useStyles();
  const titleId = useId();
  return (
    <section className={classes.panel} aria-labelledby={titleId}>
      <h3 id={titleId} className={classes.title}>
        {title}
      </h3>
      {children}
    </section>
  );
}
