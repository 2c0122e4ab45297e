import { useTheme } from '@material-ui/core/styles';
import type { Verdict } from '@rollouts-portal/plugin-rollouts-common';

import { tokensOf } from '../tokens';
import { toneOfVerdict } from './toneOfVerdict';

const HALF = 7;

/** Its own shape for each verdict, so that nobody needs its colour to tell them apart; drawn around 0, 0. */
export function MarkShape({ verdict }: { verdict: Verdict }) {
  const tokens = tokensOf(useTheme());
  const color = toneOfVerdict(tokens, verdict).text;
  // The edge keeps a mark apart from the line and from its neighbours.
  const edge = { stroke: tokens.paper, strokeWidth: 1.5 };

  switch (verdict) {
    case 'passed':
      return <circle r={4.5} fill={color} {...edge} />;
    case 'failed':
      return (
        <>
          <circle r={6} fill={tokens.paper} />
          <path
            d="M-3.5-3.5l7 7M3.5-3.5l-7 7"
            stroke={color}
            strokeWidth={2.4}
            strokeLinecap="round"
          />
        </>
      );
    case 'inconclusive':
      return <path d="M0-5.5 5.5 0 0 5.5-5.5 0Z" fill={color} {...edge} />;
    case 'error':
      return <path d="M0-5.5 5.5 4.5h-11Z" fill={color} {...edge} />;
    default:
      return (
        <circle r={3.5} fill={tokens.paper} stroke={color} strokeWidth={1.8} />
      );
  }
}

/** The mark beside text; decoration only, the word is beside it. */
export function VerdictMark({ verdict }: { verdict: Verdict }) {
  return (
    <svg
      aria-hidden
      focusable="false"
      width={HALF * 2}
      height={HALF * 2}
      viewBox={`${-HALF} ${-HALF} ${HALF * 2} ${HALF * 2}`}
      style={{ flex: 'none', display: 'block' }}
    >
      <MarkShape verdict={verdict} />
    </svg>
  );
}
