import type { RolloutFacts } from './RolloutFacts';

/** Who or what aborted an update, and the controller's words for it. */
export type AbortCause = {
  by:
    | 'hand'
    | 'step-analysis'
    | 'background-analysis'
    | 'pre-promotion-analysis'
    | 'post-promotion-analysis'
    | 'experiment'
    | 'plugin'
    | 'deadline'
    | 'controller';
  detail?: string;
};

// What the controller appends to "Rollout aborted update to revision N". To a person's abort it appends nothing.
const CAUSES: readonly { begins: string; by: AbortCause['by'] }[] = [
  { begins: 'Step-based analysis phase', by: 'step-analysis' },
  { begins: 'Background analysis phase', by: 'background-analysis' },
  { begins: 'Blue/green pre-promotion', by: 'pre-promotion-analysis' },
  { begins: 'Blue/green post-promotion', by: 'post-promotion-analysis' },
  { begins: 'Experiment analysis phase', by: 'experiment' },
  { begins: 'Step Plugin', by: 'plugin' },
  { begins: 'ReplicaSet', by: 'deadline' },
];

/** Absent when the status does not tell of an abort. */
export function abortCause({ status }: RolloutFacts): AbortCause | undefined {
  const told = status.conditions.find(
    ({ reason }) => reason === 'RolloutAborted',
  );
  if (!told) return undefined;
  const detail = abortDetail(told.message ?? '');
  if (detail === undefined) return { by: 'hand' };
  const known = CAUSES.find(({ begins }) => detail.startsWith(begins));
  return { by: known?.by ?? 'controller', detail };
}

/** What the controller appends to its message about an abort; nothing when a person asked for it. */
export function abortDetail(message: string): string | undefined {
  return /update to revision \d+: (.+)$/s.exec(message)?.[1];
}
