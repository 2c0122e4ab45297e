/** Clocks that are kept right differ by less. */
const NOTABLE = 10_000;
/** What two of its words are under way for may differ by as much. */
const UNDER_WAY = 5_000;

let lastSaid: number | undefined;
let ahead = 0;

/**
 * The portal has just said what time it is there, in ms. Believed when it has said so twice: what is read late, as after
 * the computer has slept, was right when it was written.
 */
export function portalSaid(time: number): void {
  const difference = time - Date.now();
  const isAgain =
    lastSaid !== undefined && Math.abs(difference - lastSaid) < UNDER_WAY;
  lastSaid = difference;
  if (isAgain) ahead = Math.abs(difference) < NOTABLE ? 0 : difference;
}

/**
 * What time it is in the portal, in ms, by which it says how far the clocks of clusters are off; as the browser has it
 * where both are the same, near enough, or nothing was said.
 */
export function portalNow(): number {
  return Date.now() + ahead;
}
