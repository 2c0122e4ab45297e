import { useTranslationRef } from '@backstage/core-plugin-api/alpha';
import { makeStyles } from '@material-ui/core/styles';
import type { Experiment } from '@rollouts-portal/plugin-rollouts-common';

import type { RevisionNode } from '../../model/revisionNodes';
import { rolloutsTranslationRef } from '../../translation';
import { useRoleText } from '../analysis/useRoleText';
import { tokensOf } from '../tokens';
import { JobRows } from './JobRows';
import { PodRows } from './PodRows';
import { TreeBranch } from './TreeBranch';

const useStyles = makeStyles(theme => ({
  parts: {
    margin: '4px 0 0 5px',
    padding: '2px 0 2px 15px',
    borderLeft: `2px solid ${tokensOf(theme).line}`,
    display: 'grid',
    gap: 10,
    [theme.breakpoints.down('xs')]: { paddingLeft: 10 },
  },
}));

/** What a version consists of, in the order of upstream's tree: ReplicaSet with pods, experiments, analysis runs. */
export function RevisionParts({
  node: { revision, experiments, runs },
}: {
  node: RevisionNode;
}) {
  const { t } = useTranslationRef(rolloutsTranslationRef);
  const sayRole = useRoleText();
  const classes = useStyles();

  return (
    <div className={classes.parts}>
      {revision && (revision.podList ?? []).length > 0 && (
        <TreeBranch
          kind={revision.health ? t('revisions.kind.replicaSet') : undefined}
          name={revision.health ? revision.name : undefined}
          health={revision.health}
        >
          <PodRows
            pods={revision.podList ?? []}
            leftOut={revision.podsLeftOut ?? 0}
          />
        </TreeBranch>
      )}
      {experiments.map(experiment => (
        <TreeBranch
          key={experiment.name}
          kind={t('revisions.kind.experiment')}
          name={experiment.name}
          phase={experiment.phase ?? ''}
        >
          {experiment.templates.map(template => (
            <TemplatePods key={template.name} template={template} />
          ))}
        </TreeBranch>
      ))}
      {runs.map(run => (
        <TreeBranch
          key={run.name}
          kind={sayRole(run)}
          name={run.name}
          phase={run.phase ?? ''}
        >
          <JobRows jobs={run.jobs ?? []} />
        </TreeBranch>
      ))}
    </div>
  );
}

function TemplatePods({
  template: { name, podList = [], podsLeftOut = 0 },
}: {
  template: Experiment['templates'][number];
}) {
  return podList.length > 0 ? (
    <TreeBranch name={name}>
      <PodRows pods={podList} leftOut={podsLeftOut} />
    </TreeBranch>
  ) : null;
}
