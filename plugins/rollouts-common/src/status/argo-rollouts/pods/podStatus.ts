import type { PodFacts } from './PodFacts';
import type { ContainerStatus, PodObject } from './podSchema';

type Counted = Pick<PodFacts, 'status' | 'ready' | 'containers' | 'restarts'>;

/** The word and the numbers that kubectl prints of a Pod, by its rules. */
export function podStatus({ metadata, spec, status }: PodObject): Counted {
  const initializing = initStatus(spec, status);
  const main = mainStatus(
    status?.reason || status?.phase || '',
    status?.containerStatuses ?? [],
  );
  const counted: Counted = {
    ...(initializing.status === undefined
      ? main
      : {
          status: initializing.status,
          ready: 0,
          restarts: initializing.restarts,
        }),
    containers: spec?.containers?.length ?? 0,
  };
  if (!metadata.deletionTimestamp) return counted;
  return {
    ...counted,
    status: status?.reason === 'NodeLost' ? 'Unknown' : 'Terminating',
  };
}

/** What holds up the start; without a status when nothing does. */
function initStatus(
  spec: PodObject['spec'],
  status: PodObject['status'],
): { status?: string; restarts: number } {
  const wanted = spec?.initContainers ?? [];
  let restarts = 0;
  for (const [index, container] of (
    status?.initContainerStatuses ?? []
  ).entries()) {
    restarts += container.restartCount ?? 0;
    const { terminated, waiting } = container.state ?? {};
    if (terminated) {
      if ((terminated.exitCode ?? 0) === 0) continue;
      return { status: `Init:${endOf(terminated)}`, restarts };
    }
    const isSidecar = wanted.some(
      ({ name, restartPolicy }) =>
        name === container.name && restartPolicy === 'Always',
    );
    if (isSidecar && container.started) {
      if (container.ready) continue;
      return { restarts };
    }
    return waiting?.reason && waiting.reason !== 'PodInitializing'
      ? { status: `Init:${waiting.reason}`, restarts }
      : { status: `Init:${index}/${wanted.length}`, restarts };
  }
  return { restarts };
}

function mainStatus(
  reason: string,
  containers: readonly ContainerStatus[],
): { status: string; ready: number; restarts: number } {
  let status = reason;
  let ready = 0;
  let restarts = 0;
  let isAnyRunning = false;
  for (const container of containers.toReversed()) {
    restarts += container.restartCount ?? 0;
    const { waiting, terminated, running } = container.state ?? {};
    if (waiting?.reason) {
      status = waiting.reason;
    } else if (terminated) {
      status = endOf(terminated);
    } else if (container.ready && running) {
      isAnyRunning = true;
      ready += 1;
    }
  }
  return {
    status: status === 'Completed' && isAnyRunning ? 'Running' : status,
    ready,
    restarts,
  };
}

function endOf({
  reason,
  signal,
  exitCode,
}: {
  reason?: string | null;
  signal?: number | null;
  exitCode?: number | null;
}): string {
  if (reason) return reason;
  return signal ? `Signal:${signal}` : `ExitCode:${exitCode ?? 0}`;
}
