import { useTheme } from '@material-ui/core/styles';
import type { Pod } from '@rollouts-portal/plugin-rollouts-common';

import { tokensOf, type Tokens } from '../tokens';

const SIZE = 13;

// A Record, so that a state without a look does not compile.
const COLOUR_OF: Record<Pod['state'], (tokens: Tokens) => string> = {
  ready: tokens => tokens.healthy.text,
  starting: tokens => tokens.progressing.text,
  failing: tokens => tokens.degraded.text,
  ending: tokens => tokens.third,
  done: tokens => tokens.third,
};

/** A pod as a square. Each state has its own shape, too; decoration only, the words are beside it. */
export function PodMark({ state }: { state: Pod['state'] }) {
  const tokens = tokensOf(useTheme());
  const color = COLOUR_OF[state](tokens);
  const isFilled = state === 'ready' || state === 'failing';
  return (
    <svg
      aria-hidden
      focusable="false"
      width={SIZE}
      height={SIZE}
      viewBox="0 0 13 13"
      data-state={state}
      style={{ flex: 'none', display: 'block' }}
    >
      <rect
        x={1}
        y={1}
        width={11}
        height={11}
        rx={2}
        fill={isFilled ? color : 'none'}
        stroke={color}
        strokeWidth={2}
        strokeDasharray={state === 'ending' ? '2.5 2' : undefined}
      />
      {state === 'failing' && (
        <path
          d="M4 4l5 5M9 4l-5 5"
          stroke={tokens.paper}
          strokeWidth={1.6}
          strokeLinecap="round"
        />
      )}
      {state === 'done' && <path d="M4 6.5h5" stroke={color} strokeWidth={2} />}
    </svg>
  );
}
