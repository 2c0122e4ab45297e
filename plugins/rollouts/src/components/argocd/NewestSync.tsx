import { useTranslationRef } from '@backstage/core-plugin-api/alpha';
import { makeStyles } from '@material-ui/core/styles';
import type { ArgoCdApp } from '@rollouts-portal/plugin-rollouts-common';

import { rolloutsTranslationRef } from '../../translation';
import { useNowOfPage } from '../Now';
import { absoluteTimeText, timeText } from '../timeText';
import { tokensOf } from '../tokens';
import { RevisionText } from './RevisionText';

const useStyles = makeStyles(theme => {
  const tokens = tokensOf(theme);
  return {
    message: {
      color: tokens.second,
      '& q': {
        fontFamily: 'ui-monospace, SFMono-Regular, Menlo, Consolas, monospace',
        fontSize: 12,
        color: tokens.ink,
      },
    },
  };
});

/** The sync under way, or what came of the last one; nothing where there never was one. */
export function NewestSync({ operation }: Pick<ArgoCdApp, 'operation'>) {
  const { t } = useTranslationRef(rolloutsTranslationRef);
  const classes = useStyles();
  const now = useNowOfPage();
  if (!operation) return null;
  const { phase, startedAt, finishedAt, revisions, message } = operation;
  const at = finishedAt ?? startedAt;

  return (
    <>
      <dt>{t('argoCd.fact.operation')}</dt>
      <dd>
        {t(`argoCd.operation.${phase}`)}
        {at !== undefined && (
          <>
            {' '}
            <time dateTime={at} title={absoluteTimeText(at)}>
              {finishedAt === undefined
                ? t('argoCd.since', { time: timeText(at, now) })
                : t('argoCd.ended', { time: timeText(at, now) })}
            </time>
          </>
        )}
        {revisions.map((revision, index) => (
          // eslint-disable-next-line react/no-array-index-key -- two sources may be at one revision; they never change places
          <span key={index}>
            {' · '}
            <RevisionText revision={revision} />
          </span>
        ))}
        {message !== undefined && (
          <div className={classes.message}>
            {t('argoCd.says')} <q>{message}</q>
          </div>
        )}
      </dd>
    </>
  );
}
