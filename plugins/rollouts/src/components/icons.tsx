import type {
  ArgoCdSync,
  Phase,
  Step,
} from '@rollouts-portal/plugin-rollouts-common';

/* Drawn here because the five phases need five shapes of one weight, legible at 12 px; decoration only, the word is beside them. */

const PATH_OF: Record<Phase, string> = {
  Healthy: 'M3 8.5 6.5 12 13 4.5',
  Progressing: 'M13 8a5 5 0 1 1-2.2-4.1',
  Paused: 'M5.5 3.5v9M10.5 3.5v9',
  Degraded: 'M4 4l8 8M12 4l-8 8',
  Unknown: 'M5.2 6A2.8 2.8 0 1 1 8 8.8V10M8 12.6v.6',
};

function Stroke({ path, size }: { path: string; size: number }) {
  return (
    <svg
      aria-hidden
      focusable="false"
      width={size}
      height={size}
      viewBox="0 0 16 16"
      fill="none"
      stroke="currentColor"
      strokeWidth={2.6}
      strokeLinecap="round"
      strokeLinejoin="round"
      style={{ flex: 'none', display: 'block' }}
    >
      <path d={path} />
    </svg>
  );
}

export function PhaseIcon({
  phase,
  size = 12,
}: {
  phase: Phase;
  size?: number;
}) {
  return <Stroke path={PATH_OF[phase]} size={size} />;
}

const PATH_OF_STEP: Record<Exclude<Step['state'], 'pending'>, string> = {
  done: PATH_OF.Healthy,
  current: PATH_OF.Progressing,
  skipped: 'M4 4l4 4-4 4M9 4l4 4-4 4',
  failed: PATH_OF.Degraded,
};

/** What is inside a step's circle; a step to come has its number there instead. */
export function StepIcon({
  state,
  paused,
}: {
  state: Exclude<Step['state'], 'pending'>;
  paused: boolean;
}) {
  return (
    <Stroke
      path={
        state === 'current' && paused ? PATH_OF.Paused : PATH_OF_STEP[state]
      }
      size={10}
    />
  );
}

// A Record, so that a status without a shape does not compile.
const PATH_OF_SYNC: Record<ArgoCdSync, string> = {
  Synced: PATH_OF.Healthy,
  OutOfSync: 'M5 13V3.5M2 6.5l3-3 3 3M11 3v9.5M8 9.5l3 3 3-3',
  Unknown: PATH_OF.Unknown,
};

/** Whether cluster and Git agree. */
export function SyncIcon({ sync }: { sync: ArgoCdSync }) {
  return <Stroke path={PATH_OF_SYNC[sync]} size={11} />;
}

/** Of a link that leads out of the portal. */
export function LeavesIcon() {
  return <Stroke path="M6 4H3v9h9v-3M9 3h4v4M13 3 7.5 8.5" size={11} />;
}

export function CopyIcon({ isDone }: { isDone: boolean }) {
  return (
    <Stroke
      path={isDone ? PATH_OF.Healthy : 'M6 6h7v7H6zM3 10V3h7'}
      size={12}
    />
  );
}

/** Of a column that the list is sorted by. */
export function SortIcon({ isUp }: { isUp: boolean }) {
  return (
    <Stroke
      path={isUp ? 'M4 9.5 8 5.5 12 9.5' : 'M4 6.5 8 10.5 12 6.5'}
      size={10}
    />
  );
}

export function WarningIcon() {
  return <Stroke path="M8 2 14.5 13.5h-13ZM8 6.5v3M8 11.8v.1" size={14} />;
}
