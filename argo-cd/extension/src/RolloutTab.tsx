import { useMemo } from 'react';

import {
  parseExtensionProps,
  type ExtensionProps,
} from './argocd/extensionProps';
import { RolloutView } from './components/RolloutView';
import { portalLink } from './model/portalLink';
import { useLiveRollout } from './state/useLiveRollout';
import { useNow } from './state/useNow';
import { STYLES } from './styles';

/** The tab that Argo CD shows for a Rollout or a Canary; what it is given is Argo CD's, and not to be trusted. */
export function RolloutTab(props: {
  resource?: unknown;
  tree?: unknown;
  application?: unknown;
}) {
  const { resource, tree, application } = props;
  // Argo CD draws anew for every event in the Application.
  const parsed = useMemo(
    () => parseExtensionProps({ resource, tree, application }),
    [resource, tree, application],
  );
  return (
    <div className="rp">
      <style>{STYLES}</style>
      {parsed ? (
        <Live key={parsed.resource.metadata.uid} {...parsed} />
      ) : (
        <p role="alert" className="rp-notice rp-tone-Degraded">
          Argo CD handed over something that is neither a Rollout nor a Canary.
        </p>
      )}
    </div>
  );
}

function Live(props: ExtensionProps) {
  const state = useLiveRollout(props);
  const isMoving =
    state.what === 'known' &&
    (state.stale !== undefined || state.detail.phase !== 'Healthy');
  const now = useNow(isMoving);
  const { resource, application } = props;
  const link = useMemo(
    () => portalLink(operatorSettings(), { resource, application }),
    [resource, application],
  );
  return (
    <RolloutView state={state} nodes={props.nodes} link={link} now={now} />
  );
}

/** The installer of extensions leaves them in a script of their own. */
function operatorSettings(): unknown {
  return 'ROLLOUTS_PORTAL_VARS' in window
    ? window.ROLLOUTS_PORTAL_VARS
    : undefined;
}
