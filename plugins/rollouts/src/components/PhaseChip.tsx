import { useTranslationRef } from '@backstage/core-plugin-api/alpha';
import { makeStyles, useTheme } from '@material-ui/core/styles';
import type { RolloutSummary } from '@rollouts-portal/plugin-rollouts-common';

import { rolloutsTranslationRef } from '../translation';
import { PhaseIcon } from './icons';
import { useNowOfPage } from './Now';
import { clockText } from './timeText';
import { tokensOf, toneOf } from './tokens';

const useStyles = makeStyles({
  chip: {
    display: 'inline-flex',
    alignItems: 'center',
    gap: 8,
    minHeight: 24,
    padding: '2px 12px 2px 10px',
    borderRadius: 12,
    fontSize: 13,
    fontWeight: 700,
    lineHeight: '20px',
    fontVariantNumeric: 'tabular-nums',
  },
});

/** The phase as word, icon and colour, and what it waits for. */
export function PhaseChip({
  rollout,
}: {
  rollout: Pick<RolloutSummary, 'phase' | 'aborted' | 'waitingFor'>;
}) {
  const { t } = useTranslationRef(rolloutsTranslationRef);
  const classes = useStyles();
  const tokens = tokensOf(useTheme());
  const qualifier = useQualifier(rollout);
  // Amber asks for a person; a pause that ends by itself does not.
  const tone =
    rollout.phase === 'Paused' && rollout.waitingFor?.what === 'time'
      ? tokens.progressing
      : toneOf(tokens, rollout.phase);

  return (
    <span
      className={classes.chip}
      style={{ color: tone.text, background: tone.tint }}
    >
      <PhaseIcon phase={rollout.phase} />
      <span>
        {t(`phase.${rollout.phase}`)}
        {qualifier && ` · ${qualifier}`}
      </span>
    </span>
  );
}

function useQualifier({
  aborted,
  phase,
  waitingFor,
}: Pick<RolloutSummary, 'phase' | 'aborted' | 'waitingFor'>):
  | string
  | undefined {
  const { t } = useTranslationRef(rolloutsTranslationRef);
  const now = useNowOfPage();
  if (aborted && phase === 'Degraded') return t('wait.aborted');
  switch (waitingFor?.what) {
    case 'human':
      return t('wait.human');
    case 'time': {
      const left = Date.parse(waitingFor.until) - now;
      return left > 0
        ? t('wait.time', { duration: clockText(left) })
        : t('wait.timeOver');
    }
    case 'analysis':
      return t('wait.analysis');
    case 'gate':
      return t('wait.gate');
    default:
      return undefined;
  }
}
