import { ARGO_CD_RELATIONS, type ArgoCdRelation } from '../api/argoCdSchema';
import type { FreshnessState } from '../model/Freshness';
import {
  INSTALLATION_ID_ANNOTATION,
  INSTANCE_LABELS,
} from './argoCdAnnotations';
import type { ApplicationFacts } from './ApplicationFacts';
import type { ApplicationSelector } from './applicationSelector';
import type { ArgoCdInstance } from './ArgoCdInstance';
import type { TrackingId } from './parseTrackingId';
import { trackingOf, type TrackedObject } from './trackingOf';

/** An Application that deploys to a rollout's cluster, and where it stands itself. */
export type PlacedApplication = {
  facts: ApplicationFacts;
  cluster: string;
  freshness: FreshnessState;
  instance?: ArgoCdInstance;
};

export type RelatedApplication = PlacedApplication & {
  relation: ArgoCdRelation;
};

/** Argo CD cuts its label at the length that Kubernetes allows. */
const LABEL_LIMIT = 63;

/**
 * Which of these Applications have to do with an object, the surest first. Several may, and all are told.
 *
 * Whoever may write an object can put any app's name on it. So an Application counts only where it vouches for the
 * object itself: it lists it, or deploys to its namespace. Else nothing of it would be theirs to see.
 *
 * @param candidates - Applications that deploy to the object's cluster
 * @param selector - what the entity says on whose page the object is shown
 */
export function relateApplications(
  object: TrackedObject,
  candidates: readonly PlacedApplication[],
  selector?: ApplicationSelector,
): RelatedApplication[] {
  const tracking = trackingOf(object);
  const related = candidates.flatMap(candidate => {
    const relation = relationOf(
      object,
      candidate,
      tracking.state === 'verified' ? tracking.id : undefined,
      selector,
    );
    return relation ? [{ ...candidate, relation }] : [];
  });
  return related.sort(
    (a, b) =>
      ARGO_CD_RELATIONS.indexOf(a.relation) -
        ARGO_CD_RELATIONS.indexOf(b.relation) ||
      a.facts.name.localeCompare(b.facts.name, 'en-US') ||
      a.facts.namespace.localeCompare(b.facts.namespace, 'en-US') ||
      a.cluster.localeCompare(b.cluster, 'en-US'),
  );
}

function relationOf(
  object: TrackedObject,
  candidate: PlacedApplication,
  tracking: TrackingId | undefined,
  selector: ApplicationSelector | undefined,
): ArgoCdRelation | undefined {
  const { facts } = candidate;
  const isListed = facts.resources.some(
    resource =>
      resource.group === object.group &&
      resource.kind === object.kind &&
      resource.namespace === object.namespace &&
      resource.name === object.name,
  );
  if (!isListed && facts.destination.namespace !== object.namespace) {
    return undefined;
  }
  if (tracking && isNamedBy(tracking, object, candidate)) return 'tracked';
  if (isListed) return 'listed';
  if (selector?.(candidate)) return 'entity';
  return INSTANCE_LABELS.some(
    key => object.labels[key] === facts.name.slice(0, LABEL_LIMIT),
  )
    ? 'label'
    : undefined;
}

function isNamedBy(
  tracking: TrackingId,
  { annotations }: TrackedObject,
  { facts, instance }: PlacedApplication,
): boolean {
  const installation = annotations[INSTALLATION_ID_ANNOTATION];
  if (instance?.installationId !== undefined) {
    if (instance.installationId !== installation) return false;
  }
  if (tracking.app !== facts.name) return false;
  if (tracking.appNamespace !== undefined) {
    return tracking.appNamespace === facts.namespace;
  }
  const home = facts.controllerNamespace ?? instance?.namespace;
  return home === undefined || home === facts.namespace;
}
