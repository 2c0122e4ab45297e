import { makeStyles } from '@material-ui/core/styles';
import {
  verdictOf,
  type RolloutDetail,
} from '@rollouts-portal/plugin-rollouts-common';

import { versionsOf } from '../model/versionsOf';
import { openRuns } from './analysis/openRuns';
import { VerdictMark } from './analysis/VerdictMark';
import { tokensOf } from './tokens';
import { useSentence } from './useSentence';
import { VersionChange } from './VersionChange';

const useStyles = makeStyles(theme => ({
  line: {
    display: 'flex',
    alignItems: 'center',
    gap: 6,
    margin: '0 0 6px',
    fontSize: 13,
    lineHeight: '20px',
    color: tokensOf(theme).second,
    overflowWrap: 'anywhere',
  },
}));

/** What is delivered, and while it is under way or has failed, what its analyses have found so far. */
export function CardEvidence({ rollout }: { rollout: RolloutDetail }) {
  const classes = useStyles();
  const say = useSentence();
  const { analyses = [], revision, phase } = rollout;
  const shown = openRuns(analyses, revision);
  const runs =
    phase === 'Healthy' ? [] : analyses.filter(({ name }) => shown.has(name));
  const versions = versionsOf(rollout);
  return (
    <>
      {versions.newer && (
        <div className={classes.line}>
          <span>
            <VersionChange versions={versions} />
          </span>
        </div>
      )}
      {runs.map(run => (
        <div key={run.name} className={classes.line}>
          <VerdictMark verdict={verdictOf(run.phase)} />
          <span>{say(run.text)}</span>
        </div>
      ))}
    </>
  );
}
