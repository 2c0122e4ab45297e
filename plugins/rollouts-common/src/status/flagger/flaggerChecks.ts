import type { Checks } from '../../api/checksSchema';
import type { WaitingFor } from '../../api/rolloutSchema';
import type { FlaggerFacts, GateType } from './FlaggerFacts';
import type { FlaggerKnown } from './FlaggerKnown';
import { readRun } from './readRun';

/** Which gate can hold a run in which phase; the others are not asked then. */
const ASKED_IN: Readonly<Record<string, GateType>> = {
  Waiting: 'confirm-rollout',
  Progressing: 'confirm-traffic-increase',
  WaitingPromotion: 'confirm-promotion',
};

/** What Flagger asks of a new version of this canary, and how the newest one has done. */
export function flaggerChecks(
  facts: FlaggerFacts,
  { events }: FlaggerKnown,
  waitingFor: WaitingFor | undefined,
): Checks {
  const { analysis, status } = facts;
  return {
    interval: analysis.intervalSeconds,
    failed: failedChecks(facts, events),
    threshold: analysis.threshold,
    skipped: facts.skipAnalysis,
    metrics: analysis.metrics.map(metric => ({ ...metric })),
    gates: analysis.gates.map(({ type, name, owner }) => ({
      type,
      name: name || type,
      owner,
      holds: isKnownHere(type, events)
        ? waitingFor?.what === 'gate' &&
          type === ASKED_IN[status.phase ?? ''] &&
          (name || type) === waitingFor.name
        : undefined,
    })),
  };
}

/** A gate that holds traffic back leaves no mark in the status. */
function isKnownHere(type: GateType, events: FlaggerKnown['events']): boolean {
  return type !== 'confirm-traffic-increase' || events !== undefined;
}

function failedChecks(
  { status }: FlaggerFacts,
  events: FlaggerKnown['events'],
): number | undefined {
  if (status.phase !== 'Failed') return Math.max(status.failedChecks, 0);
  // With the failure Flagger counts from 0 again.
  const failure = events && readRun(events).failure;
  return failure?.by === 'checks' ? failure.failed : undefined;
}
