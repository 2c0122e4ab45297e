import type { Due } from '../../api/rolloutSchema';
import { instantAfter } from '../object/instantAfter';
import type { FlaggerFacts } from './FlaggerFacts';
import type { FlaggerKnown } from './FlaggerKnown';
import { nextTickAt } from './nextTickAt';

/** Flagger writes its first status within a tick of its own, which is seconds. */
const PATIENCE_SECONDS = 60;

/** Instants at which something changes although no event may tell, earliest first. */
export function flaggerDue(facts: FlaggerFacts, known: FlaggerKnown): Due[] {
  const tick = nextTickAt(facts);
  const deadline = deadlineAt(facts, known);
  const absent = neverSeen(facts)
    ? instantAfter(facts.createdAt, PATIENCE_SECONDS)
    : undefined;
  const due: Due[] = [
    ...(tick ? [{ at: tick, what: 'next-tick' as const }] : []),
    ...(deadline ? [{ at: deadline, what: 'deadline-passes' as const }] : []),
    ...(absent ? [{ at: absent, what: 'controller-absent' as const }] : []),
  ];
  return due.sort((a, b) => Date.parse(a.at) - Date.parse(b.at));
}

function neverSeen({ status, unreadable }: FlaggerFacts): boolean {
  return status.phase === undefined && !unreadable?.length;
}

/**
 * Flagger gives up on a new version whose pods are missing for so long (recording 15b): it counts from the Deployment's
 * `Available` condition.
 */
function deadlineAt(
  { status, suspend, progressDeadlineSeconds }: FlaggerFacts,
  { target }: FlaggerKnown,
): string | undefined {
  if (suspend || status.phase !== 'Progressing') return undefined;
  const available = target?.status.conditions.find(
    ({ type }) => type === 'Available',
  );
  return available?.status === 'False' &&
    available.reason === 'MinimumReplicasUnavailable'
    ? instantAfter(available.lastUpdateTime, progressDeadlineSeconds)
    : undefined;
}
