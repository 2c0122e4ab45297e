import { objectAt, textAt } from '../engine/fields';
import type { Stage } from '../engine/Stage';
import type { Write } from '../engine/Write';
import { NODES } from './nodes';
import { podOf } from './pods';
import { nameFrom } from './podTemplateHash';
import { REVISION_LABEL, revisionedPods } from './revisionedPods';

/** One for each node. */
export const daemonSetAddsPods: Stage = {
  name: 'daemon-set-adds-pods',
  matches: (set, view) => revisionedPods(set, view).pods.length < NODES.length,
  next: (set, view) => {
    const { name, namespace } = set.metadata;
    const { revision, pods } = revisionedPods(set, view);
    const taken = pods.map(({ spec }) => textAt(spec, 'nodeName'));
    return NODES.filter(node => !taken.includes(node)).flatMap(
      (nodeName): Write[] => {
        const pod = `${name}-${nameFrom(
          `${namespace}/${name} ${nodeName} ${view.now.getTime()}`,
          5,
        )}`;
        const template = objectAt(set.spec, 'template');
        const made = podOf(set, pod, {
          template: {
            ...template,
            spec: { ...objectAt(template, 'spec'), nodeName },
          },
          labels: { [REVISION_LABEL]: revision },
        });
        return [
          { write: 'create', object: made },
          {
            write: 'event',
            about: { kind: 'DaemonSet', name, namespace },
            type: 'Normal',
            reason: 'SuccessfulCreate',
            message: `Created pod: ${pod}`,
            source: 'daemonset-controller',
          },
        ];
      },
    );
  },
};
