import { useTranslationRef } from '@backstage/core-plugin-api/alpha';
import { makeStyles, useTheme } from '@material-ui/core/styles';
import {
  asOf,
  type RolloutSummary,
} from '@rollouts-portal/plugin-rollouts-common';

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
  rollout: Pick<RolloutSummary, 'phase' | 'aborted' | 'waitingFor' | 'due'>;
}) {
  const { t } = useTranslationRef(rolloutsTranslationRef);
  const classes = useStyles();
  const tokens = tokensOf(useTheme());
  const now = useNowOfPage();
  const current = asOf(rollout, now);
  const qualifier = useQualifier(current, now);
  // Amber asks for a person; a pause that ends by itself does not.
  const tone =
    current.phase === 'Paused' && current.waitingFor?.what === 'time'
      ? tokens.progressing
      : toneOf(tokens, current.phase);

  return (
    <span
      className={classes.chip}
      style={{ color: tone.text, background: tone.tint }}
    >
      <PhaseIcon phase={current.phase} />
      <span>
        {t(`phase.${current.phase}`)}
        {qualifier && ` · ${qualifier}`}
      </span>
    </span>
  );
}

function useQualifier(
  {
    aborted,
    phase,
    waitingFor,
  }: Pick<RolloutSummary, 'phase' | 'aborted' | 'waitingFor'>,
  now: number,
): string | undefined {
  const { t } = useTranslationRef(rolloutsTranslationRef);
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
    case 'controller':
      // Of what moves, the sentence says it.
      return phase === 'Paused' ? t('wait.controller') : undefined;
    default:
      return undefined;
  }
}
