import { makeStyles } from '@material-ui/core/styles';
import type { ReactNode } from 'react';

import { tokensOf } from './tokens';

const useStyles = makeStyles(theme => {
  const tokens = tokensOf(theme);
  return {
    state: {
      padding: '32px 24px',
      border: `1px solid ${tokens.line}`,
      borderRadius: 8,
      background: tokens.paper,
      color: tokens.ink,
    },
    title: {
      margin: '0 0 8px',
      fontSize: 20,
      lineHeight: '27px',
      fontWeight: 400,
    },
    text: {
      maxWidth: 720,
      fontSize: 14,
      lineHeight: '21px',
      color: tokens.second,
      overflowWrap: 'anywhere',
      '& p': { margin: '4px 0 0' },
      '& p + p': { marginTop: 8 },
      '& code': {
        padding: '1px 5px',
        borderRadius: 4,
        color: tokens.ink,
        background: tokens.unknown.tint,
        fontFamily: 'ui-monospace, SFMono-Regular, Menlo, Consolas, monospace',
        fontSize: 13,
      },
    },
  };
});

/** Instead of content: what is the matter, and what to do about it. */
export function PageState({
  title,
  children,
  testId,
}: {
  title: string;
  children: ReactNode;
  testId: string;
}) {
  const classes = useStyles();
  return (
    <section className={classes.state} data-testid={testId}>
      <h2 className={classes.title}>{title}</h2>
      <div className={classes.text}>{children}</div>
    </section>
  );
}
