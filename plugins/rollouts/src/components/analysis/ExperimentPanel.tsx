import { useTranslationRef } from '@backstage/core-plugin-api/alpha';
import { makeStyles } from '@material-ui/core/styles';
import type { RolloutDetail } from '@rollouts-portal/plugin-rollouts-common';
import { useState } from 'react';

import { rolloutsTranslationRef } from '../../translation';
import { Panel } from '../Panel';
import { ShowOlder } from '../ShowOlder';
import { ExperimentView } from './ExperimentView';

// An inconclusive one is begun anew without end, and all of them are of one revision.
const SHOWN_AT_FIRST = 3;

const useStyles = makeStyles({
  list: { listStyle: 'none', margin: 0, padding: 0 },
});

/** The experiments of a rollout: the newest of its newest revision that had one, and the others on demand. */
export function ExperimentPanel({
  rollout: { experiments = [] },
}: {
  rollout: Pick<RolloutDetail, 'experiments'>;
}) {
  const { t } = useTranslationRef(rolloutsTranslationRef);
  const classes = useStyles();
  const [showsOlder, setShowsOlder] = useState(false);

  if (experiments.length === 0) return null;
  const newest = Math.max(...experiments.map(({ revision }) => revision));
  const shown = experiments.filter(
    ({ revision }, index) =>
      showsOlder || (revision === newest && index < SHOWN_AT_FIRST),
  );
  const hidden = experiments.length - shown.length;

  return (
    <Panel title={t('experiment.title')}>
      <ol className={classes.list}>
        {shown.map(experiment => (
          <ExperimentView key={experiment.name} experiment={experiment} />
        ))}
      </ol>
      {hidden > 0 && (
        <ShowOlder
          text={
            hidden === 1
              ? t('experiment.olderOne')
              : t('experiment.older', { number: String(hidden) })
          }
          onClick={() => setShowsOlder(true)}
        />
      )}
    </Panel>
  );
}
