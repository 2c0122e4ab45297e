import { numberAt } from '../engine/fields';
import type { Stage } from '../engine/Stage';
import type { Write } from '../engine/Write';
import { podOf } from './pods';
import { nameFrom } from './podTemplateHash';
import { activePods } from './replicaSetStatus';

export const replicaSetAddsPods: Stage = {
  name: 'replica-set-adds-pods',
  matches: (replicaSet, view) =>
    activePods(replicaSet, view).length <
    (numberAt(replicaSet.spec, 'replicas') ?? 1),
  next: (replicaSet, view) => {
    const { name, namespace } = replicaSet.metadata;
    const wanted = numberAt(replicaSet.spec, 'replicas') ?? 1;
    const missing = wanted - activePods(replicaSet, view).length;
    const seed = `${namespace}/${name} ${view.now.getTime()}`;
    return Array.from({ length: missing }, (_, index): Write[] => {
      const pod = `${name}-${nameFrom(`${seed} ${index}`, 5)}`;
      return [
        { write: 'create', object: podOf(replicaSet, pod) },
        {
          write: 'event',
          about: { kind: 'ReplicaSet', name, namespace },
          type: 'Normal',
          reason: 'SuccessfulCreate',
          message: `Created pod: ${pod}`,
          source: 'replicaset-controller',
        },
      ];
    }).flat();
  },
};
