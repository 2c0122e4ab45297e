import type { LiveState } from '../state/LiveState';

/** Something that is followed for as long as it is shown. */
export type Followed<Content> = LiveState<Content> & {
  /** Tries at once what is tried again by itself after a while. */
  retry: () => void;
};
