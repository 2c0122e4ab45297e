import type { JsonValue } from '../../store/Json';
import type { Write } from '../engine/Write';
import { HASH_LABEL } from './comparableTemplate';
import type { RolloutMoment } from './RolloutMoment';
import { rolloutEvent } from './rolloutEvent';
import { selectedHash } from './selectedHash';

/** Makes a Service select the Pods of one template; nothing when it does, or does not exist. */
export function serviceSwitch(
  moment: RolloutMoment,
  service: JsonValue | undefined,
  hash: string,
): Write[] {
  const found = moment.service(service);
  const from = selectedHash(moment, service);
  if (!found || hash === '' || from === hash) return [];
  const { name, namespace } = found.metadata;
  return [
    {
      write: 'patch',
      of: { kind: 'Service', name, namespace },
      patch: {
        metadata: {
          annotations: {
            'argo-rollouts.argoproj.io/managed-by-rollouts': moment.name.name,
          },
        },
        spec: { selector: { [HASH_LABEL]: hash } },
      },
    },
    rolloutEvent(
      moment.name,
      'SwitchService',
      `Switched selector for service '${name}' from '${from}' to '${hash}'`,
    ),
  ];
}
