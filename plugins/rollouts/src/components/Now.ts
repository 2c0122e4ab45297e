import { createContext, useContext } from 'react';

/** The time that all that ticks on a page goes by, in ms; the page provides it. */
export const NowContext = createContext(0);

export function useNowOfPage(): number {
  return useContext(NowContext);
}
