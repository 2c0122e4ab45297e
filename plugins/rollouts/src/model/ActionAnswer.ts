import type { ActionOutcome } from '@rollouts-portal/plugin-rollouts-common';

/** What came of a request to act, seen from the browser. */
export type ActionAnswer =
  | { kind: 'outcome'; outcome: ActionOutcome }
  /** The backend refused before anything was sent; `message` is its own text. */
  | { kind: 'denied'; message: string }
  /** Nobody is signed in, or not any more; nothing was sent. */
  | { kind: 'signed-out'; message: string }
  /** The backend found nothing to act on or did not understand; nothing was sent. */
  | { kind: 'refused'; message: string }
  /** The backend could not begin, so nothing was sent; `message` says why. */
  | { kind: 'failed'; message: string }
  /** No answer reached the browser. Asking again with the same idempotency key is safe. */
  | { kind: 'no-answer'; message: string };
