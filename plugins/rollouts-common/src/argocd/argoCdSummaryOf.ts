import type { ArgoCdSummary } from '../api/argoCdSchema';
import { isSure } from './isSure';
import { isWaitedFor } from './isWaitedFor';
import type { RelatedApplication } from './relateApplications';
import { trackingOf, type TrackedObject } from './trackingOf';

/** What the row of a rollout says of Argo CD; undefined where nothing points to Argo CD. */
export function argoCdSummaryOf(
  object: TrackedObject,
  related: readonly RelatedApplication[],
): ArgoCdSummary | undefined {
  const [first] = related;
  const tracking = trackingOf(object);
  // The rollout's own word for its app goes before a guess at another.
  if (tracking.state === 'verified' && !(first && isSure(first))) {
    return {
      app: tracking.id.app,
      relation: 'tracked',
      syncWaits: false,
      claims: 1,
    };
  }
  if (!first) return undefined;
  const { facts, relation } = first;
  const [revision] = facts.revisions;
  return {
    app: facts.name,
    relation,
    ...(facts.sync && { sync: facts.sync }),
    ...(revision !== undefined && { revision }),
    syncWaits: related.some(
      each => isSure(each) && isWaitedFor(each.facts, object) !== undefined,
    ),
    claims: related.filter(isSure).length,
  };
}
