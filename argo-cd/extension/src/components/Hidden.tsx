import type { ReactNode } from 'react';

/** For those who hear the page: what others see by shape and place. */
export function Hidden({ children }: { children: ReactNode }) {
  return <span className="rp-hidden">{children}</span>;
}
