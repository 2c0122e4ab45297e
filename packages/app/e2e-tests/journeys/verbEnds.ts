import type { RolloutEnd } from '../endOf.ts';

/** The steps of the rollouts below. */
export const STEPS = [
  { setWeight: 20 },
  { pause: {} },
  { setWeight: 60 },
  { pause: {} },
];

/** At the first pause of the update from 1.0.0 to 2.0.0. */
export const AT_FIRST_PAUSE: RolloutEnd = {
  phase: 'Paused',
  message: 'CanaryPauseStep',
  stepIndex: 1,
  setWeight: '20',
  actualWeight: '20',
  stableImage: '1.0.0',
  canaryImage: '2.0.0',
  revision: '2',
  isAborted: false,
  isPausedByHand: false,
  isRestarted: false,
};

const ALL_STEPS_DONE = {
  phase: 'Healthy',
  message: undefined,
  stepIndex: STEPS.length,
  setWeight: '100',
  actualWeight: '100',
  canaryImage: undefined,
} as const;

/** Version 1.0.0 runs alone. */
export const AT_REST: RolloutEnd = {
  ...AT_FIRST_PAUSE,
  ...ALL_STEPS_DONE,
  revision: '1',
};

const ABORTED: RolloutEnd = {
  ...AT_FIRST_PAUSE,
  phase: 'Degraded',
  message: 'RolloutAborted: Rollout aborted update to revision 2',
  stepIndex: 0,
  setWeight: '0',
  actualWeight: '0',
  isAborted: true,
};

const PAUSED_BY_HAND: RolloutEnd = {
  ...AT_FIRST_PAUSE,
  message: 'manually paused',
  isPausedByHand: true,
};

export type VerbEnd = {
  verb: string;
  /** How the button or menu item is called. */
  action: RegExp;
  isInMenu?: boolean;
  before: RolloutEnd;
  /** What people do in a terminal to get there, after the first pause. */
  prepare?: 'abort' | 'pause';
  /** What the real controller makes of it. */
  after: RolloutEnd;
};

/** What becomes of a rollout by each verb: one truth for all worlds. */
export const VERB_ENDS: readonly VerbEnd[] = [
  {
    verb: 'promote',
    action: /^Promote to step 3$/,
    before: AT_FIRST_PAUSE,
    after: {
      ...AT_FIRST_PAUSE,
      stepIndex: 3,
      setWeight: '60',
      actualWeight: '60',
    },
  },
  {
    verb: 'promote-full',
    action: /^Promote fully…$/,
    before: AT_FIRST_PAUSE,
    after: { ...AT_FIRST_PAUSE, ...ALL_STEPS_DONE, stableImage: '2.0.0' },
  },
  {
    verb: 'skip-step',
    action: /^Skip step…$/,
    isInMenu: true,
    before: AT_FIRST_PAUSE,
    after: {
      ...AT_FIRST_PAUSE,
      stepIndex: 3,
      setWeight: '60',
      actualWeight: '60',
    },
  },
  {
    verb: 'abort',
    action: /^Abort…$/,
    before: AT_FIRST_PAUSE,
    after: ABORTED,
  },
  {
    verb: 'retry',
    action: /^Retry from step 1…$/,
    prepare: 'abort',
    before: ABORTED,
    after: AT_FIRST_PAUSE,
  },
  {
    verb: 'pause',
    action: /^Pause…$/,
    isInMenu: true,
    before: AT_FIRST_PAUSE,
    after: PAUSED_BY_HAND,
  },
  {
    verb: 'resume',
    action: /^Resume$/,
    prepare: 'pause',
    before: PAUSED_BY_HAND,
    after: AT_FIRST_PAUSE,
  },
  {
    verb: 'undo',
    action: /^Undo…$/,
    isInMenu: true,
    before: AT_FIRST_PAUSE,
    after: { ...AT_REST, revision: '3' },
  },
  {
    verb: 'restart',
    action: /^Restart…$/,
    isInMenu: true,
    before: AT_REST,
    after: { ...AT_REST, isRestarted: true },
  },
];
