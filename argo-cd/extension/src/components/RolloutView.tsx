import type { TreeNode } from '../argocd/TreeNode';
import type { LiveState } from '../model/LiveState';
import type { PortalLink } from '../model/portalLink';
import { Analyses } from './Analyses';
import { Checks } from './Checks';
import { Freshness } from './Freshness';
import { PortalLinkView } from './PortalLinkView';
import { Revisions } from './Revisions';
import { StepRail } from './StepRail';
import { Traffic } from './Traffic';
import { Verdict } from './Verdict';

/** Everything of one rollout: a sentence before a picture, a picture before a list. */
export function RolloutView({
  state,
  nodes,
  link,
  now,
}: {
  state: LiveState;
  nodes: readonly TreeNode[];
  link: PortalLink | undefined;
  now: number;
}) {
  if (state.what === 'unreadable') {
    return (
      <p role="alert" className="rp-notice rp-tone-Degraded">
        What the cluster reports cannot be shown: {state.because}
      </p>
    );
  }
  const { detail, isComplete } = state;
  return (
    <>
      <Freshness state={state} now={now} />
      <div className={state.stale ? 'rp-stale' : undefined}>
        <Verdict detail={detail} now={now} />
        {link && (
          <p className="rp-portal">
            <PortalLinkView link={link} />
          </p>
        )}
        <Traffic detail={detail} />
        <div className="rp-columns">
          <StepRail detail={detail} now={now} />
          <div>
            <Analyses detail={detail} now={now} />
            {detail.checks && <Checks checks={detail.checks} />}
            {isComplete ? (
              <Revisions detail={detail} nodes={nodes} now={now} />
            ) : (
              <div className="rp-skeleton" aria-hidden="true" />
            )}
          </div>
        </div>
      </div>
    </>
  );
}
