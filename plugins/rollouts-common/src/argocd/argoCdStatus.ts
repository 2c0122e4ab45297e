import type { ArgoCdHealth } from '../api/argoCdSchema';
import type { DerivedSummary } from '../model/Derived';
import type { Phase } from '../model/Phase';

type WaitingFor = NonNullable<DerivedSummary['waitingFor']>['what'];

/** What the portal says, as far as Argo CD's words can tell it. */
const STATUS_OF: Record<Phase, Record<WaitingFor | 'nothing', ArgoCdHealth>> = {
  Healthy: {
    ...everywhere('Healthy'),
    // The controller has not answered the latest request: what it says of now is of before.
    controller: 'Progressing',
  },
  Progressing: everywhere('Progressing'),
  Paused: {
    ...everywhere('Suspended'),
    // It goes on by itself, and that is no suspension.
    time: 'Progressing',
    controller: 'Progressing',
    analysis: 'Progressing',
    pods: 'Progressing',
    nothing: 'Progressing',
  },
  Degraded: { ...everywhere('Degraded'), controller: 'Progressing' },
  Unknown: everywhere('Unknown'),
};

/**
 * The health that Argo CD should show for what the portal says. Held against our health checks in every recorded state,
 * in `argo-cd/src/agreement`.
 */
export function argoCdStatus({
  phase,
  waitingFor,
}: Pick<DerivedSummary, 'phase' | 'waitingFor'>): ArgoCdHealth {
  return STATUS_OF[phase][waitingFor?.what ?? 'nothing'];
}

function everywhere(
  status: ArgoCdHealth,
): Record<WaitingFor | 'nothing', ArgoCdHealth> {
  return {
    human: status,
    time: status,
    analysis: status,
    pods: status,
    controller: status,
    gate: status,
    nothing: status,
  };
}
