import type {
  DerivedSummary,
  Phase,
} from '@rollouts-portal/plugin-rollouts-common';

import type { Health } from '../Health';

type WaitingFor = NonNullable<DerivedSummary['waitingFor']>['what'];

/** What the portal says, as far as Argo CD's words can tell it. */
const STATUS_OF: Record<
  Phase,
  Record<WaitingFor | 'nothing', Health['status']>
> = {
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
  },
  Degraded: { ...everywhere('Degraded'), controller: 'Progressing' },
  Unknown: everywhere('Unknown'),
};

/** The status that Argo CD should show for what the portal says. */
export function argoCdStatus({
  phase,
  waitingFor,
}: Pick<DerivedSummary, 'phase' | 'waitingFor'>): Health['status'] {
  return STATUS_OF[phase][waitingFor?.what ?? 'nothing'];
}

function everywhere(
  status: Health['status'],
): Record<WaitingFor | 'nothing', Health['status']> {
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
