/** One line of the audit trail: the fields that journeys look at. */
export type AuditEvent = {
  status: string;
  text: string;
};

/** The audit events of a backend's log, oldest first. */
export function auditEventsIn(log: string): AuditEvent[] {
  return log
    .split('\n')
    .filter(line => /isAuditEvent\W*true/.test(line))
    .map(line => ({
      status: /\bstatus\W+(initiated|succeeded|failed)/.exec(line)?.[1] ?? '',
      text: line,
    }));
}
