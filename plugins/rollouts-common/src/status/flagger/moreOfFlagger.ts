import { sentence, type Sentence } from '../../model/Sentence';
import type { FlaggerFacts, GateOwner } from './FlaggerFacts';
import type { FlaggerKnown } from './FlaggerKnown';
import { readRun } from './readRun';

const CHECKED: readonly string[] = ['Progressing', 'WaitingPromotion'];

/** What else is worth a line, most important first. */
export function moreOfFlagger(
  facts: FlaggerFacts,
  known: FlaggerKnown,
): Sentence[] {
  const { status } = facts;
  return [
    ...(status.phase === 'Failed' ? afterFailure(known.events) : []),
    ...(CHECKED.includes(status.phase ?? '') ? whileChecked(facts, known) : []),
    ...gateOwners(facts),
    ...(facts.suspend ? [sentence('more-flagger-unprotected')] : []),
    ...(facts.skipAnalysis ? [sentence('more-flagger-skip-analysis')] : []),
    ...(facts.unreadable ?? []).map(field =>
      sentence('more-unreadable', { field }),
    ),
  ];
}

function afterFailure(events: FlaggerKnown['events']): Sentence[] {
  if (events === undefined) return [];
  if (events.length === 0) return [sentence('more-flagger-reason-gone')];
  const { failure } = readRun(events);
  const detail = failure && 'detail' in failure ? failure.detail : undefined;
  return detail === undefined
    ? []
    : [sentence('more-flagger-says', { detail })];
}

function whileChecked(
  { analysis, status }: FlaggerFacts,
  { events }: FlaggerKnown,
): Sentence[] {
  const failed = Math.max(status.failedChecks, 0);
  if (failed === 0) return [];
  const detail = events && readRun(events).lastFailedCheck;
  return [
    sentence('more-flagger-budget', { failed, threshold: analysis.threshold }),
    ...(detail === undefined
      ? []
      : [sentence('more-flagger-says', { detail })]),
  ];
}

const OWNER: Record<GateOwner, 'load-tester' | 'closed' | undefined> = {
  'load-tester': 'load-tester',
  'always-closed': 'closed',
  'always-open': undefined,
  other: undefined,
};

function gateOwners({ analysis, status }: FlaggerFacts): Sentence[] {
  const type =
    status.phase === 'Waiting' ? 'confirm-rollout' : 'confirm-promotion';
  if (status.phase !== 'Waiting' && status.phase !== 'WaitingPromotion') {
    return [];
  }
  return analysis.gates
    .filter(gate => gate.type === type)
    .flatMap(({ name, owner }) => {
      const kind = OWNER[owner];
      return kind === undefined
        ? []
        : [sentence(`more-flagger-gate-${kind}`, { gate: name || type })];
    });
}
