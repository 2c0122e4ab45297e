import type { JsonObject } from '../../store/Json';
import type { StoredObject } from '../../store/KubernetesObject';
import { listAt, numberAt, textAt } from '../engine/fields';
import { timeText } from '../engine/timeText';
import { seededLuck } from '../metrics/seededLuck';

/** The status of a Pod whose containers run, or did until they crashed. */
export function runningPod(
  { metadata, spec, status }: StoredObject,
  now: Date,
  { crashed }: { crashed: boolean },
): JsonObject {
  const at = timeText(now);
  const condition = (type: string, isTrue: boolean) => ({
    type,
    status: isTrue ? 'True' : 'False',
    lastProbeTime: null,
    lastTransitionTime: at,
    ...(!isTrue && {
      reason: 'ContainersNotReady',
      message: `containers with unready status: [${names(spec).join(' ')}]`,
    }),
  });
  const octet = (seed: string) => 1 + Math.floor(seededLuck(seed) * 250);
  const podIP = `10.244.${octet(metadata.name)}.${octet(metadata.uid)}`;
  return {
    phase: 'Running',
    conditions: [
      condition('Initialized', true),
      condition('Ready', !crashed),
      condition('ContainersReady', !crashed),
      condition('PodScheduled', true),
    ],
    hostIP: '10.0.0.1',
    podIP,
    podIPs: [{ ip: podIP }],
    startTime: textAt(status, 'startTime') ?? at,
    containerStatuses: listAt(spec, 'containers').map((container, index) => {
      const before = numberAt(
        status,
        'containerStatuses',
        index,
        'restartCount',
      );
      const name = textAt(container, 'name') ?? '';
      return {
        name,
        image: textAt(container, 'image'),
        imageID: '',
        ready: !crashed,
        restartCount: (before ?? 0) + (crashed ? 1 : 0),
        ...(crashed
          ? {
              lastState: {
                terminated: {
                  exitCode: 1,
                  reason: 'Error',
                  startedAt: at,
                  finishedAt: at,
                },
              },
              state: {
                waiting: {
                  reason: 'CrashLoopBackOff',
                  message: `back-off restarting failed container=${name} pod=${metadata.name}_${metadata.namespace}(${metadata.uid})`,
                },
              },
            }
          : { lastState: {}, state: { running: { startedAt: at } } }),
      };
    }),
    qosClass: 'BestEffort',
  };
}

function names(spec: StoredObject['spec']): string[] {
  return listAt(spec, 'containers').map(
    container => textAt(container, 'name') ?? '',
  );
}
