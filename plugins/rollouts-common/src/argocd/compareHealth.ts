import type { ArgoCdHealth, ArgoCdObjectHealth } from '../api/argoCdSchema';
import type { DerivedSummary } from '../model/Derived';
import { sentence, type Sentence } from '../model/Sentence';
import type { ObjectFacts } from '../status/object/ObjectFacts';
import {
  HEALTH_POLICY_ANNOTATIONS,
  IGNORE_HEALTH_ANNOTATION,
} from './argoCdAnnotations';
import { argoCdStatus } from './argoCdStatus';

/** As much of a rollout as its health follows from. */
export type JudgedRollout = {
  provider: string;
  annotations: ObjectFacts['annotations'];
  summary: Pick<DerivedSummary, 'phase' | 'waitingFor'>;
};

export type HealthComparison = {
  object: ArgoCdObjectHealth;
  /** Why the app as a whole says something else; absent when it needs no word. */
  appWhy?: Sentence;
};

/** An app has the worst of what its objects have; Argo CD's own order, best first. */
const ORDER: readonly ArgoCdHealth[] = [
  'Healthy',
  'Suspended',
  'Progressing',
  'Missing',
  'Degraded',
  'Unknown',
];

/**
 * Argo CD's health beside ours, and why they differ.
 *
 * @param reported - what Argo CD says of the rollout alone; undefined where it does not keep that in the Application
 * @param app - what Argo CD says of the app as a whole
 */
export function compareHealth(
  rollout: JudgedRollout,
  reported: ArgoCdHealth | undefined,
  app: ArgoCdHealth | undefined,
): HealthComparison {
  const ours = argoCdStatus(rollout.summary);
  const why =
    reported === undefined || reported === ours
      ? undefined
      : whyOther(rollout, reported, ours);
  return {
    object: {
      status: reported ?? ours,
      basis: reported === undefined ? 'computed' : 'reported',
      ours,
      ...(why && { why }),
    },
    ...appWhyOf(rollout, { reported, ours, app }),
  };
}

function appWhyOf(
  rollout: JudgedRollout,
  {
    reported,
    ours,
    app,
  }: {
    reported: ArgoCdHealth | undefined;
    ours: ArgoCdHealth;
    app: ArgoCdHealth | undefined;
  },
): Pick<HealthComparison, 'appWhy'> {
  const object = reported ?? ours;
  if (app === undefined || app === object) return {};
  if (ORDER.indexOf(app) > ORDER.indexOf(object)) {
    return {
      appWhy: sentence(
        reported === undefined ? 'argo-app-worse-or-check' : 'argo-app-worse',
        { health: app },
      ),
    };
  }
  if (rollout.annotations[IGNORE_HEALTH_ANNOTATION] === 'true') {
    return { appWhy: sentence('argo-app-ignores-health') };
  }
  return {
    appWhy:
      reported === undefined
        ? whyOther(rollout, app, ours)
        : sentence('argo-app-better', { health: app }),
  };
}

/** Why Argo CD has another word for the same rollout. */
function whyOther(
  { provider, annotations, summary: { phase, waitingFor } }: JudgedRollout,
  theirs: ArgoCdHealth,
  ours: ArgoCdHealth,
): Sentence {
  if (waitingFor?.what === 'controller') {
    return sentence('argo-health-before');
  }
  if (phase === 'Paused' && theirs === 'Suspended') {
    return sentence('argo-health-goes-on');
  }
  if (provider === 'flagger' && theirs === 'Unknown') {
    return sentence('argo-health-flagger-phase');
  }
  const policy = HEALTH_POLICY_ANNOTATIONS.find(
    name => annotations[name] === theirs.toLowerCase(),
  );
  return policy === undefined
    ? sentence('argo-health-other', { theirs, ours })
    : sentence('argo-health-by-annotation', { annotation: policy });
}
