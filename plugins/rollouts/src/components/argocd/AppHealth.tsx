import { useTranslationRef } from '@backstage/core-plugin-api/alpha';
import { makeStyles } from '@material-ui/core/styles';
import type { ArgoCdApp } from '@rollouts-portal/plugin-rollouts-common';

import { rolloutsTranslationRef } from '../../translation';
import { tokensOf } from '../tokens';
import { useSentence } from '../useSentence';

const useStyles = makeStyles(theme => ({
  why: { color: tokensOf(theme).second },
}));

/** Health of the rollout in Argo CD's words, beside ours where they differ, and that of the whole app. */
export function AppHealth({
  app: { health, healthWhy, objectHealth },
}: {
  app: Pick<ArgoCdApp, 'health' | 'healthWhy' | 'objectHealth'>;
}) {
  const { t } = useTranslationRef(rolloutsTranslationRef);
  const classes = useStyles();
  const say = useSentence();
  return (
    <>
      {objectHealth && (
        <>
          <dt>{t('argoCd.fact.objectHealth')}</dt>
          <dd>
            <strong>{t(`argoCd.health.${objectHealth.status}`)}</strong>{' '}
            <span className={classes.why}>
              {t(`argoCd.healthBasis.${objectHealth.basis}`)}
            </span>
            {objectHealth.status !== objectHealth.ours && (
              <>
                {' · '}
                {t('argoCd.ours')}{' '}
                <strong>{t(`argoCd.health.${objectHealth.ours}`)}</strong>
              </>
            )}
            {objectHealth.why && (
              <div className={classes.why}>{say(objectHealth.why)}</div>
            )}
          </dd>
        </>
      )}
      {health && (
        <>
          <dt>{t('argoCd.fact.health')}</dt>
          <dd>
            <strong>{t(`argoCd.health.${health}`)}</strong>
            {healthWhy && <div className={classes.why}>{say(healthWhy)}</div>}
          </dd>
        </>
      )}
    </>
  );
}
