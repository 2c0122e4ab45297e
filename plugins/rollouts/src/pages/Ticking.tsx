import type { ReactNode } from 'react';

import { NowContext } from '../components/Now';
import { useNow } from '../hooks/useNow';

/** Lets all that shows the time tick, and nothing else be drawn again with it. */
export function Ticking({ children }: { children: ReactNode }) {
  return <NowContext.Provider value={useNow()}>{children}</NowContext.Provider>;
}
