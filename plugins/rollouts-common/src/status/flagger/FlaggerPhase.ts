import type { Phase } from '../../model/Phase';

/** `status.phase` of a Canary, as its CRD lists them; an absent one is `''`, before Flagger has seen the object. */
export const FLAGGER_PHASES = [
  'Initializing',
  'Initialized',
  'Waiting',
  'Progressing',
  'WaitingPromotion',
  'Promoting',
  'Finalising',
  'Succeeded',
  'Failed',
  'Terminating',
  'Terminated',
] as const;

export type FlaggerPhase = (typeof FLAGGER_PHASES)[number];

/** What each phase means. A Record, so that a new one does not compile before it is understood. */
export const PHASE_OF: Record<FlaggerPhase, Phase> = {
  Initializing: 'Progressing',
  Initialized: 'Healthy',
  Waiting: 'Paused',
  Progressing: 'Progressing',
  WaitingPromotion: 'Paused',
  Promoting: 'Progressing',
  Finalising: 'Progressing',
  Succeeded: 'Healthy',
  Failed: 'Degraded',
  Terminating: 'Progressing',
  Terminated: 'Progressing',
};

export function isFlaggerPhase(text: string): text is FlaggerPhase {
  return Object.hasOwn(PHASE_OF, text);
}

/** Phases during which a new version is on its way. */
export const RUNNING: readonly string[] = [
  'Waiting',
  'Progressing',
  'WaitingPromotion',
  'Promoting',
  'Finalising',
];
