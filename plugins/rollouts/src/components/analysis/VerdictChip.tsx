import { makeStyles, useTheme } from '@material-ui/core/styles';
import { verdictOf } from '@rollouts-portal/plugin-rollouts-common';

import { tokensOf } from '../tokens';
import { usePhaseText } from './usePhaseText';
import { VerdictMark } from './VerdictMark';
import { toneOfVerdict } from './toneOfVerdict';

const useStyles = makeStyles({
  chip: {
    display: 'inline-flex',
    alignItems: 'center',
    gap: 4,
    flex: 'none',
    padding: '0 8px 0 4px',
    borderRadius: 6,
    fontSize: 12,
    lineHeight: '22px',
    fontWeight: 700,
  },
});

/** The phase of a run or an experiment as word, shape and colour. */
export function VerdictChip({ phase }: { phase: string | undefined }) {
  const say = usePhaseText();
  const classes = useStyles();
  const verdict = verdictOf(phase);
  const tone = toneOfVerdict(tokensOf(useTheme()), verdict);
  return (
    <span
      className={classes.chip}
      style={{ color: tone.text, background: tone.tint }}
    >
      <VerdictMark verdict={verdict} />
      {say(phase)}
    </span>
  );
}
