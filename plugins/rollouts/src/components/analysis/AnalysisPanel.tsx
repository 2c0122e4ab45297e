import { useTranslationRef } from '@backstage/core-plugin-api/alpha';
import { makeStyles } from '@material-ui/core/styles';
import type { RolloutDetail } from '@rollouts-portal/plugin-rollouts-common';
import { useState } from 'react';

import { rolloutsTranslationRef } from '../../translation';
import { Panel } from '../Panel';
import { ShowOlder } from '../ShowOlder';
import { tokensOf } from '../tokens';
import { AnalysisRunView } from './AnalysisRunView';
import { openRuns } from './openRuns';

const FOLDED_AT_FIRST = 3;

const useStyles = makeStyles(theme => {
  const tokens = tokensOf(theme);
  return {
    list: { listStyle: 'none', margin: 0, padding: 0 },
    quiet: { margin: 0, fontSize: 14, color: tokens.second },
  };
});

/**
 * The analyses of a rollout, newest first, with what they measured. What runs or has decided is unfolded until a person
 * says otherwise. Nothing at all for a rollout without one.
 */
export function AnalysisPanel({
  rollout: { analyses, steps, revision },
}: {
  rollout: Pick<RolloutDetail, 'analyses' | 'steps' | 'revision'>;
}) {
  const { t } = useTranslationRef(rolloutsTranslationRef);
  const classes = useStyles();
  const [chosen, setChosen] = useState<ReadonlyMap<string, boolean>>(new Map());
  const [showsOlder, setShowsOlder] = useState(false);

  if (!analyses) {
    return steps.some(({ kind }) => kind === 'analysis') ? (
      <Panel title={t('analysis.title')}>
        <p className={classes.quiet}>{t('analysis.unknown')}</p>
      </Panel>
    ) : null;
  }
  if (analyses.length === 0) return null;

  const openByItself = openRuns(analyses, revision);
  const isOpen = (name: string) => chosen.get(name) ?? openByItself.has(name);
  const folded = analyses.filter(({ name }) => !openByItself.has(name));
  const hidden = new Set(
    showsOlder ? [] : folded.slice(FOLDED_AT_FIRST).map(({ name }) => name),
  );

  return (
    <Panel title={t('analysis.title')}>
      <ol className={classes.list}>
        {analyses
          .filter(({ name }) => !hidden.has(name))
          .map(run => (
            <AnalysisRunView
              key={run.name}
              run={run}
              isOfOlder={revision !== undefined && run.revision < revision}
              isOpen={isOpen(run.name)}
              onToggle={() =>
                setChosen(new Map(chosen).set(run.name, !isOpen(run.name)))
              }
            />
          ))}
      </ol>
      {hidden.size > 0 && (
        <ShowOlder
          text={
            hidden.size === 1
              ? t('analysis.olderOne')
              : t('analysis.older', { number: String(hidden.size) })
          }
          onClick={() => setShowsOlder(true)}
        />
      )}
    </Panel>
  );
}
