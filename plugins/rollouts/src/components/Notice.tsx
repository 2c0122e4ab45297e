import { makeStyles, useTheme } from '@material-ui/core/styles';
import type { ReactNode } from 'react';

import { tokensOf } from './tokens';

const useStyles = makeStyles({
  notice: {
    padding: '10px 14px',
    marginBottom: 14,
    borderRadius: 8,
    fontSize: 13,
    lineHeight: '20px',
    overflowWrap: 'anywhere',
    '& ul': { listStyle: 'none', margin: 0, padding: 0 },
  },
});

/** A strip above the content that says what is missing or old; the content itself stays. */
export function Notice({
  tone,
  children,
}: {
  tone: 'paused' | 'degraded' | 'unknown';
  children: ReactNode;
}) {
  const { text, tint } = tokensOf(useTheme())[tone];
  return (
    // No live region: only the sentence is announced; a cluster that comes and goes must not interrupt.
    <div
      className={useStyles().notice}
      style={{ color: text, background: tint }}
    >
      {children}
    </div>
  );
}
