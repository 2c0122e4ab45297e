import { makeStyles, useTheme } from '@material-ui/core/styles';
import type { GitOpsConsequence } from '@rollouts-portal/plugin-rollouts-common';

import { WarningIcon } from '../icons';
import { tokensOf } from '../tokens';
import { useSentence } from '../useSentence';

const useStyles = makeStyles({
  warning: {
    display: 'flex',
    gap: 8,
    margin: '0 0 18px',
    padding: '10px 12px',
    borderRadius: 6,
    fontSize: 14,
    lineHeight: '20px',
    overflowWrap: 'anywhere',
    '& svg': { marginTop: 3 },
  },
});

/** That what somebody is about to agree to will not, or may not, last: Git says otherwise. */
export function GitOpsWarning({
  consequence: { outcome, text },
}: {
  consequence: GitOpsConsequence;
}) {
  const classes = useStyles();
  const say = useSentence();
  const tokens = tokensOf(useTheme());
  const tone = outcome === 'unclear' ? tokens.unknown : tokens.paused;
  return (
    <p
      className={classes.warning}
      style={{ color: tone.text, background: tone.tint }}
      data-testid="git-ops-warning"
    >
      <WarningIcon />
      <span>{say(text)}</span>
    </p>
  );
}
