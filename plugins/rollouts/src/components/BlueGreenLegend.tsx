import { useTranslationRef } from '@backstage/core-plugin-api/alpha';
import { makeStyles, useTheme } from '@material-ui/core/styles';
import type { RolloutSummary } from '@rollouts-portal/plugin-rollouts-common';

import { rolloutsTranslationRef } from '../translation';
import { shortImage } from './imageName';
import { tokensOf } from './tokens';

const useStyles = makeStyles(theme => ({
  legend: {
    display: 'flex',
    flexWrap: 'wrap',
    gap: '4px 20px',
    margin: '8px 0 0',
    padding: 0,
    listStyle: 'none',
    fontSize: 13,
    lineHeight: '20px',
    color: tokensOf(theme).second,
    '& li': { display: 'flex', alignItems: 'center', gap: 8, minWidth: 0 },
  },
  swatch: { flex: 'none', width: 12, height: 12, borderRadius: 3 },
  image: {
    fontFamily: 'ui-monospace, SFMono-Regular, Menlo, Consolas, monospace',
    color: tokensOf(theme).ink,
    overflowWrap: 'anywhere',
  },
}));

/** Which version is active and which is only previewed: of the two only one gets traffic, so no bar can tell. */
export function BlueGreenLegend({
  rollout: { images, weights },
}: {
  rollout: Pick<RolloutSummary, 'images' | 'weights'>;
}) {
  const { t } = useTranslationRef(rolloutsTranslationRef);
  const classes = useStyles();
  const tokens = tokensOf(useTheme());
  const withRole = (role: string) =>
    images.find(({ roles }) => roles.includes(role));
  // Where a router moves all traffic at once, the roles keep the names that they have in a canary.
  const previewed = withRole('preview') ?? withRole('canary');
  const active = withRole('active') ?? withRole('stable');
  const getsTraffic =
    weights.actual.basis === 'router' && weights.actual.value > 0;

  if (!active && !previewed) return null;
  return (
    <ul className={classes.legend}>
      {active && (
        <li>
          <span
            aria-hidden
            className={classes.swatch}
            style={{ background: tokens.stable }}
          />
          <span>
            {t('traffic.legendActive', {
              image: (
                <span className={classes.image}>
                  {shortImage(active.image)}
                </span>
              ),
            })}
          </span>
        </li>
      )}
      {previewed && previewed !== active && (
        <li>
          <span
            aria-hidden
            className={classes.swatch}
            style={{ background: tokens.preview }}
          />
          <span>
            {t(getsTraffic ? 'traffic.legendNew' : 'traffic.legendPreview', {
              image: (
                <span className={classes.image}>
                  {shortImage(previewed.image)}
                </span>
              ),
            })}
          </span>
        </li>
      )}
    </ul>
  );
}
