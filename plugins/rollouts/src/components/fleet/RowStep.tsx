import { useTranslationRef } from '@backstage/core-plugin-api/alpha';
import { makeStyles } from '@material-ui/core/styles';
import type { RolloutSummary } from '@rollouts-portal/plugin-rollouts-common';

import { stepPosition } from '../../model/stepPosition';
import { rolloutsTranslationRef } from '../../translation';
import { StepTrack } from '../StepTrack';
import { tokensOf } from '../tokens';

const useStyles = makeStyles(theme => ({
  text: {
    fontSize: 13,
    lineHeight: '18px',
    whiteSpace: 'nowrap',
    fontVariantNumeric: 'tabular-nums',
  },
  quiet: { color: tokensOf(theme).second },
}));

/** At which step it is; the strategy where there are no steps. */
export function RowStep({ row }: { row: RolloutSummary }) {
  const { t } = useTranslationRef(rolloutsTranslationRef);
  const classes = useStyles();
  const position = stepPosition(row);
  if (!position) {
    return (
      <span className={`${classes.text} ${classes.quiet}`}>
        {t(`header.strategy.${row.strategy}`)}
      </span>
    );
  }
  const { step, count } = position;
  return (
    <>
      <div className={classes.text}>
        {t('fleet.step', { step: String(step), total: String(count) })}
      </div>
      <StepTrack rollout={row} />
    </>
  );
}
