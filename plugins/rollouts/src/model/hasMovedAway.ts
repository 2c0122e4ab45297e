import type {
  Precondition,
  RolloutDetail,
} from '@rollouts-portal/plugin-rollouts-common';

/**
 * Whether the live rollout can no longer meet a precondition, as far as the page can see. A field that the
 * precondition does not compare is not compared here either: an abort stays possible while steps advance.
 */
export function hasMovedAway(
  { uid, podHash, stepIndex, pauseStartedAt, aborted, paused }: Precondition,
  live: RolloutDetail,
): boolean {
  if (uid !== live.uid) return true;
  if (aborted !== undefined && aborted !== live.aborted) return true;
  if (paused !== undefined && paused !== isPausedByHand(live)) return true;
  if (
    typeof stepIndex === 'number' &&
    live.step !== undefined &&
    stepIndex !== live.step.index
  ) {
    return true;
  }
  if (typeof pauseStartedAt === 'string' && !isAtPause(live)) return true;
  const current = currentPodHash(live);
  return podHash !== undefined && current !== undefined && podHash !== current;
}

/** Or should be past it, which its controller has not said. */
function isAtPause({ waitingFor, due }: RolloutDetail): boolean {
  return (
    waitingFor?.what === 'human' ||
    waitingFor?.what === 'time' ||
    due.some(({ what }) => what === 'pause-ends' || what === 'auto-promotion')
  );
}

/** Hash of the newest revision: a rollback, too, gets a new number. */
function currentPodHash({
  revisions,
  revisionsKnown,
}: RolloutDetail): string | undefined {
  if (!revisionsKnown) return undefined;
  return [...revisions].sort((a, b) => b.revision - a.revision)[0]?.podHash;
}

/** Its phase may be another one all the same, as when it is aborted, too. */
function isPausedByHand({ actions }: RolloutDetail): boolean {
  return actions.some(
    ({ verb, because }) =>
      verb === 'pause' && because?.code === 'because-paused',
  );
}
