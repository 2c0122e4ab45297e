import { useTheme } from '@material-ui/core/styles';

import type { MatrixLook } from '../../model/matrixCellLook';
import { PhaseIcon } from '../icons';
import { tokensOf, type Tokens } from '../tokens';

const SIZE = 16;
const RADIUS = 6;
const AROUND = 2 * Math.PI * RADIUS;

// A Record, so that a look without a colour does not compile.
const COLOUR_OF: Record<MatrixLook, (tokens: Tokens) => string> = {
  newest: tokens => tokens.healthy.text,
  behind: tokens => tokens.third,
  moving: tokens => tokens.paused.text,
  failed: tokens => tokens.degraded.text,
  unknown: tokens => tokens.third,
};

/**
 * Full for the newest, hollow for an older version, a ring that fills with the share of what comes, dashed where that
 * is not known. Decoration: the words are beside it.
 */
export function MatrixMark({
  look,
  share,
  colour,
}: {
  look: MatrixLook;
  /** In percent. */
  share?: number;
  /** Instead of its own. */
  colour?: string;
}) {
  const tokens = tokensOf(useTheme());
  const color = colour ?? COLOUR_OF[look](tokens);
  if (look === 'failed' || look === 'unknown') {
    return (
      <span style={{ color, display: 'inline-flex', flex: 'none' }}>
        <PhaseIcon
          phase={look === 'failed' ? 'Degraded' : 'Unknown'}
          size={SIZE - 3}
        />
      </span>
    );
  }
  return (
    <svg
      aria-hidden
      focusable="false"
      width={SIZE}
      height={SIZE}
      viewBox={`0 0 ${SIZE} ${SIZE}`}
      fill="none"
      stroke={color}
      style={{ flex: 'none', display: 'block' }}
    >
      {look === 'newest' && (
        <circle cx={8} cy={8} r={4.5} fill={color} stroke="none" />
      )}
      {look === 'behind' && <circle cx={8} cy={8} r={4} strokeWidth={2} />}
      {look === 'moving' && (
        <>
          <circle cx={8} cy={8} r={RADIUS} strokeWidth={3} opacity={0.25} />
          <circle
            cx={8}
            cy={8}
            r={RADIUS}
            strokeWidth={3}
            strokeDasharray={
              share === undefined
                ? `${AROUND / 8}`
                : `${(AROUND * share) / 100} ${AROUND}`
            }
            transform="rotate(-90 8 8)"
          />
        </>
      )}
    </svg>
  );
}
