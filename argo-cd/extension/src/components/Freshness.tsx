import type { ReadProblem } from '../argocd/ReadProblem';
import type { LiveState } from '../model/LiveState';
import { timeText } from '../model/timeText';

const WHY: Record<ReadProblem['kind'], string> = {
  denied: 'you may not, or the project of the Application does not permit it',
  gone: 'it is no longer there',
  'signed-out': 'your session is over: reload the page to sign in',
  failed: 'Argo CD did not answer as it should',
};

/** How well what is shown is known: of when it is, and what is lacking. */
export function Freshness({
  state: { stale, readAt, isComplete, missing },
  now,
}: {
  state: Extract<LiveState, { what: 'known' }>;
  now: number;
}) {
  return (
    <div role="status">
      {stale && (
        <p className="rp-notice rp-tone-Degraded">
          Not current: what you see is of {timeText(readAt, now)}. It could not
          be read again, as {WHY[stale.kind]}. ({stale.message})
        </p>
      )}
      {missing.map(({ kind, problem }) => (
        <p key={kind} className="rp-notice rp-tone-Paused">
          Could not read {kind}: {WHY[problem.kind]}. What follows from it is
          left out.
        </p>
      ))}
      {!isComplete && !stale && (
        <p className="rp-quiet">Reading revisions and analyses…</p>
      )}
    </div>
  );
}
