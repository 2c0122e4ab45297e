import type {
  DerivedDetail,
  Revision,
} from '@rollouts-portal/plugin-rollouts-common';

import type { TreeNode } from '../argocd/TreeNode';
import { podsOf, type PodLook, type ShownPod } from '../model/podsOf';
import { untilText } from '../model/waitText';
import { Hidden } from './Hidden';
import { Panel } from './Panel';

// Those with pods are always shown; of the others, which are for going back, a few.
const EMPTY_ONES = 2;
const SQUARES = 30;

/** Which versions there are, what each is to the rollout, and how its pods are. */
export function Revisions({
  detail: { revisions, revisionsKnown, revisionsKept, namespace },
  nodes,
  now,
}: {
  detail: DerivedDetail;
  nodes: readonly TreeNode[];
  now: number;
}) {
  // Flagger keeps no older versions, only the two workloads that it shifts between.
  const hasOlder = revisionsKept !== false;
  if (!hasOlder && revisions.length === 0) return null;
  if (!revisionsKnown) {
    return (
      <Panel title="Revisions">
        <p className="rp-quiet">Which revisions there are is not known.</p>
      </Panel>
    );
  }
  const empty = revisions.filter(isEmpty);
  const shown = revisions.filter(
    revision => !isEmpty(revision) || empty.indexOf(revision) < EMPTY_ONES,
  );
  const older = revisions.length - shown.length;
  return (
    <Panel title={hasOlder ? 'Revisions' : 'Versions'}>
      <ul className="rp-list">
        {shown.map(revision => (
          <li key={revision.name} className="rp-revision">
            <RevisionRow
              revision={revision}
              pods={podsOf(nodes, revision.name, namespace)}
              now={now}
            />
          </li>
        ))}
      </ul>
      {older > 0 && (
        <p className="rp-quiet">
          {older === 1 ? '1 older revision' : `${older} older revisions`}
        </p>
      )}
    </Panel>
  );
}

function isEmpty({ roles, replicas }: Revision): boolean {
  return roles.length === 0 && replicas === 0;
}

function RevisionRow({
  revision: { revision, name, roles, images, replicas, ready, scaleDownAt },
  pods,
  now,
}: {
  revision: Revision;
  pods: readonly ShownPod[];
  now: number;
}) {
  return (
    <>
      <div className="rp-row">
        <strong>{revision === 0 ? name : `Revision ${revision}`}</strong>
        {roles.map(role => (
          <span key={role} className={`rp-chip rp-role-${role}`}>
            {role}
          </span>
        ))}
        <span className="rp-quiet rp-end">
          {replicas === 0 ? 'no pods' : `${ready} of ${replicas} ready`}
          {scaleDownAt && ` · removed ${untilText(scaleDownAt, now)}`}
        </span>
      </div>
      {images.map(image => (
        <code key={image} className="rp-image">
          {image}
        </code>
      ))}
      <PodSquares pods={pods} />
    </>
  );
}

const LOOK_WORD: Record<PodLook, string> = {
  ready: 'ready',
  starting: 'starting',
  failing: 'failing',
  unknown: 'unknown',
};

function PodSquares({ pods }: { pods: readonly ShownPod[] }) {
  if (pods.length === 0) return null;
  const left = pods.length - SQUARES;
  return (
    <ul className="rp-pods" aria-label="Pods">
      {pods.slice(0, SQUARES).map(({ name, look, message }) => {
        const told = [name, LOOK_WORD[look], message].filter(Boolean);
        return (
          <li
            key={name}
            className={`rp-pod rp-pod-${look}`}
            title={told.join(': ')}
          >
            <Hidden>{told.join(': ')}</Hidden>
          </li>
        );
      })}
      {left > 0 && <li className="rp-quiet">+{left}</li>}
    </ul>
  );
}
