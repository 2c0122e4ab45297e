import type {
  Phase,
  Step,
  Verdict,
} from '@rollouts-portal/plugin-rollouts-common';

/* Decoration only: the word is always beside them. Drawn, as fonts differ in what they make of signs. */

const CHECK = 'M3 8.5 6.5 12 13 4.5';
const ARC = 'M13 8a5 5 0 1 1-2.2-4.1';
const BARS = 'M5.5 3.5v9M10.5 3.5v9';
const CROSS = 'M4 4l8 8M12 4l-8 8';
const QUESTION = 'M5.2 6A2.8 2.8 0 1 1 8 8.8V10M8 12.6v.6';

function Icon({ path }: { path: string }) {
  return (
    <svg
      aria-hidden="true"
      focusable="false"
      width={12}
      height={12}
      viewBox="0 0 16 16"
      fill="none"
      stroke="currentColor"
      strokeWidth={2.6}
      strokeLinecap="round"
      strokeLinejoin="round"
    >
      <path d={path} />
    </svg>
  );
}

const PHASE: Record<Phase, string> = {
  Healthy: CHECK,
  Progressing: ARC,
  Paused: BARS,
  Degraded: CROSS,
  Unknown: QUESTION,
};

export function PhaseIcon({ phase }: { phase: Phase }) {
  return <Icon path={PHASE[phase]} />;
}

const STEP: Record<Exclude<Step['state'], 'pending'>, string> = {
  done: CHECK,
  current: ARC,
  skipped: 'M4 4l4 4-4 4M9 4l4 4-4 4',
  failed: CROSS,
};

export function StepIcon({ step }: { step: Step }) {
  if (step.state === 'pending') return <>{step.index + 1}</>;
  const isPause = step.state === 'current' && step.kind === 'pause';
  return <Icon path={isPause ? BARS : STEP[step.state]} />;
}

const VERDICT: Record<Verdict, string> = {
  passed: CHECK,
  failed: CROSS,
  inconclusive: QUESTION,
  error: 'M8 3v6M8 12.4v.8',
  open: ARC,
};

export function VerdictIcon({ verdict }: { verdict: Verdict }) {
  return <Icon path={VERDICT[verdict]} />;
}
