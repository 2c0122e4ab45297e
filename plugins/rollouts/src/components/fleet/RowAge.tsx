import { useTranslationRef } from '@backstage/core-plugin-api/alpha';
import { makeStyles } from '@material-ui/core/styles';
import type { RolloutSummary } from '@rollouts-portal/plugin-rollouts-common';

import { rolloutsTranslationRef } from '../../translation';
import { useNowOfPage } from '../Now';
import { absoluteTimeText, clockText } from '../timeText';
import { useDurationText } from '../useDurationText';
import { VisuallyHidden } from '../VisuallyHidden';

/** Younger than this, seconds matter. */
const FRESH_MS = 10 * 60_000;

const useStyles = makeStyles({
  age: {
    fontSize: 13,
    lineHeight: '18px',
    whiteSpace: 'nowrap',
    fontVariantNumeric: 'tabular-nums',
  },
});

/** For how long it has been in its state, where that was seen. */
export function RowAge({ row: { since } }: { row: RolloutSummary }) {
  const { t } = useTranslationRef(rolloutsTranslationRef);
  const classes = useStyles();
  const durationText = useDurationText();
  const now = useNowOfPage();
  if (since === undefined) {
    return (
      <span className={classes.age}>
        <span aria-hidden title={t('fleet.ageUnknown')}>
          –
        </span>
        <VisuallyHidden>{t('fleet.ageUnknown')}</VisuallyHidden>
      </span>
    );
  }
  const age = now - Date.parse(since);
  return (
    <time
      className={classes.age}
      dateTime={since}
      title={absoluteTimeText(since)}
    >
      {age < FRESH_MS ? clockText(age) : durationText(age)}
    </time>
  );
}
