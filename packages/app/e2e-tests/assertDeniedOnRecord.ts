import assert from 'node:assert/strict';

import type { Answer, Portal } from './Portal.ts';
import type { User } from './users.ts';

/** The answer is 403, and the audit trail names who tried what and that it failed. */
export function assertDeniedOnRecord(
  portal: Portal,
  {
    answer,
    user,
    rolloutId,
  }: { answer: Answer; user: User; rolloutId: string },
): void {
  assert.equal(answer.status, 403, JSON.stringify(answer.body));
  const about = portal.auditEvents.filter(
    ({ text }) => text.includes(rolloutId) && text.includes(user.entityRef),
  );
  const statuses = about.map(({ status }) => status);
  assert.deepEqual(statuses, ['initiated', 'failed'], portal.log);
}
