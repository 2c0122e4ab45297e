import type { Freshness } from '@rollouts-portal/plugin-rollouts-common';
import type { ReactNode } from 'react';

import { NowContext, useNowOfPage } from './Now';

/** Around what tells times of a rollout: it goes by the clock of its cluster, by which those times were written. */
export function ClusterClock({
  freshness: { clockAhead },
  children,
}: {
  freshness: Freshness;
  children: ReactNode;
}) {
  // Nothing is drawn again each second where there is no need.
  return clockAhead === undefined ? (
    <>{children}</>
  ) : (
    <Ahead by={clockAhead}>{children}</Ahead>
  );
}

function Ahead({ by, children }: { by: number; children: ReactNode }) {
  const now = useNowOfPage();
  return (
    <NowContext.Provider value={now + by * 1_000}>
      {children}
    </NowContext.Provider>
  );
}
