import { useTranslationRef } from '@backstage/core-plugin-api/alpha';
import { makeStyles, useTheme } from '@material-ui/core/styles';
import type {
  Sentence,
  WatchStatus,
} from '@rollouts-portal/plugin-rollouts-common';

import { rolloutsTranslationRef } from '../../translation';
import { freshnessColor } from '../freshnessColor';
import { useNowOfPage } from '../Now';
import { absoluteTimeText, preciseTimeText } from '../timeText';
import { tokensOf } from '../tokens';
import { useSentence } from '../useSentence';
import { WatchedNamespaces } from './WatchedNamespaces';

const useStyles = makeStyles(theme => {
  const tokens = tokensOf(theme);
  return {
    row: {
      display: 'grid',
      gridTemplateColumns: 'minmax(360px, 2fr) 5fr',
      gap: '4px 16px',
      [theme.breakpoints.down('sm')]: { gridTemplateColumns: '1fr' },
    },
    head: {
      display: 'flex',
      flexWrap: 'wrap',
      alignItems: 'baseline',
      gap: '0 10px',
      fontSize: 14,
      lineHeight: '20px',
    },
    quiet: { color: tokens.second, fontSize: 13 },
    state: { display: 'inline-flex', alignItems: 'center', gap: 6 },
    dot: { width: 8, height: 8, borderRadius: '50%', flex: 'none' },
    facts: {
      display: 'flex',
      flexWrap: 'wrap',
      gap: '2px 20px',
      margin: 0,
      fontSize: 13,
      lineHeight: '20px',
      fontVariantNumeric: 'tabular-nums',
      '& > div': { display: 'flex', gap: 6 },
      // One below the other from kind to kind, where there is room for that.
      [theme.breakpoints.up('md')]: { '& > div': { minWidth: 170 } },
      '& dt': { color: tokens.second },
      '& dd': { margin: 0 },
    },
    problem: { margin: '6px 0 0', maxWidth: 900 },
    grant: {
      margin: '6px 0 0',
      maxWidth: 900,
      padding: '8px 12px',
      borderRadius: 6,
      color: tokens.paused.text,
      background: tokens.paused.tint,
    },
  };
});

/** One kind in one cluster: how current it is, where it is watched, and what to grant so that more is seen. */
export function WatchView({
  watch,
  problem,
}: {
  watch: WatchStatus;
  /** Its own; undefined where it has none, or where the cluster as a whole has it. */
  problem: Sentence | undefined;
}) {
  const { t } = useTranslationRef(rolloutsTranslationRef);
  const classes = useStyles();
  const tokens = tokensOf(useTheme());
  const say = useSentence();
  const now = useNowOfPage();
  const { group, kind, version, state, objects, attempt, nextRetryAt } = watch;
  const { lastEventAt, lastSyncedAt, error, namespaces, grant } = watch;
  const facts: { name: string; text: string; title?: string }[] = [
    { name: t('clusters.known'), text: String(objects) },
    // What nearly all of them have comes first, so that it stands in one column.
    ...timeFact(t('clusters.lastList'), lastSyncedAt, now),
    ...timeFact(t('clusters.lastChange'), lastEventAt, now),
    ...(attempt > 0
      ? [
          {
            name: t('clusters.failed'),
            text: error
              ? t('clusters.failedWith', {
                  number: String(attempt),
                  code: error.code,
                })
              : String(attempt),
          },
          ...timeFact(t('clusters.nextTry'), nextRetryAt, now),
        ]
      : []),
  ];
  return (
    <>
      <div className={classes.row}>
        <div className={classes.head}>
          <strong>{kind}</strong>
          <span className={classes.quiet}>
            {group === '' ? version : `${group}/${version}`}
          </span>
          <span className={`${classes.quiet} ${classes.state}`}>
            <span
              aria-hidden
              className={classes.dot}
              style={{ background: freshnessColor(tokens, state) }}
            />
            {t(`clusters.state.${state}`)}
          </span>
        </div>
        <dl className={classes.facts}>
          {facts.map(({ name, text, title }) => (
            <div key={name}>
              <dt>{name}</dt>
              <dd title={title}>{text}</dd>
            </div>
          ))}
          {namespaces && <WatchedNamespaces namespaces={namespaces} />}
        </dl>
      </div>
      {problem && <p className={classes.problem}>{say(problem)}</p>}
      {grant && <p className={classes.grant}>{say(grant)}</p>}
    </>
  );
}

function timeFact(name: string, at: string | undefined, now: number) {
  return at === undefined
    ? []
    : [{ name, text: preciseTimeText(at, now), title: absoluteTimeText(at) }];
}
