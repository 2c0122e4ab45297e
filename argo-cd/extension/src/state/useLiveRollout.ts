import { useEffect, useState } from 'react';

import { ArgoCdApi } from '../argocd/ArgoCdApi';
import type { ExtensionProps } from '../argocd/extensionProps';
import { LiveRollout } from './LiveRollout';
import type { LiveState } from '../model/LiveState';
import { browserWaiting } from './waiting';

/**
 * The rollout of a tab, kept current while it is shown; all that is under way ends with it. The first answer is what
 * the props say. Another object needs another component, by its key.
 */
export function useLiveRollout({
  resource,
  application,
  nodes,
}: ExtensionProps): LiveState {
  const [state, setState] = useState<LiveState>();
  const [live] = useState(
    () =>
      new LiveRollout({
        resource,
        nodes,
        api: new ArgoCdApi(application, {
          fetch: (...request) => window.fetch(...request),
          base: document.baseURI,
        }),
        waiting: browserWaiting,
        publish: setState,
      }),
  );

  useEffect(() => {
    const ending = new AbortController();
    live.run(ending.signal).catch(error => {
      if (!ending.signal.aborted) {
        setState({ what: 'unreadable', because: String(error) });
      }
    });
    return () => ending.abort();
  }, [live]);

  useEffect(() => live.update(resource, nodes), [live, resource, nodes]);

  return state ?? live.state;
}
