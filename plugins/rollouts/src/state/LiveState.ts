import type { PortalProblem } from '../model/PortalProblem';

/** How the page and the portal's backend get on; says nothing about the clusters. */
export type PortalConnection =
  | { state: 'connecting' }
  | { state: 'live' }
  /** Reading now and then, because a stream does not get through. */
  | { state: 'polling' }
  | { state: 'lost'; since: number };

/** All that is known in this browser of something that is followed. */
export type LiveState<Content> = {
  /** The last content that arrived; kept whatever happens afterwards. */
  content: Content | undefined;
  connection: PortalConnection;
  /** What went wrong last; absent while all is well. */
  problem: PortalProblem | undefined;
};
