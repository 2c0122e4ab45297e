import type { Experiment } from '../../../api/rolloutSchema';
import { podsOwnedBy } from '../../pods/podsOwnedBy';
import { newestFirst } from '../../object/newestFirst';
import type { Known } from '../Known';
import type { RolloutFacts } from '../RolloutFacts';
import { experimentEndsAt } from './experimentEndsAt';

/** The Experiments of a rollout, newest first; undefined while they are not watched. */
export function experimentsOf(
  facts: RolloutFacts,
  { experiments, replicaSets = [], pods }: Known,
): Experiment[] | undefined {
  return experiments
    ?.filter(({ ownerUids }) => ownerUids.includes(facts.uid))
    .sort(newestFirst)
    .map(experiment => ({
      name: experiment.name,
      revision: experiment.revision,
      phase: experiment.phase,
      message: experiment.message,
      createdAt: experiment.createdAt,
      endsAt: experimentEndsAt(experiment),
      templates: experiment.templates.map(template => {
        const replicaSet = replicaSets.find(
          ({ ownerUid, experimentTemplate }) =>
            ownerUid === experiment.uid && experimentTemplate === template.name,
        );
        return {
          ...template,
          ...(replicaSet && podsOwnedBy(replicaSet.uid, pods)),
        };
      }),
      analyses: experiment.analyses.map(
        ({ message: _message, ...analysis }) => analysis,
      ),
    }));
}
