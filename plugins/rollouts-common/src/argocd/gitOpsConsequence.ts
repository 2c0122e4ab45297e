import type { GitOpsOutcome } from '../api/argoCdSchema';
import { sentence, type Sentence } from '../model/Sentence';
import type { ApplicationFacts } from './ApplicationFacts';
import { SYNC_OPTIONS_ANNOTATION } from './argoCdAnnotations';
import type { FieldChange } from './FieldChange';
import { ignoresField } from './ignoresField';
import { isSure } from './isSure';
import type { RelatedApplication } from './relateApplications';
import { trackingOf, type TrackedObject } from './trackingOf';

/** What becomes of a change as long as Git says what it says now. */
export type Consequence = { outcome: GitOpsOutcome; text: Sentence };

/** The worse for whoever makes the change, the later. */
const ORDER: readonly GitOpsOutcome[] = [
  'kept',
  'unclear',
  'until-sync',
  'undone',
];

/**
 * Whether Argo CD keeps or undoes a change; undefined where nothing shows that Argo CD is in charge. A mere guess does
 * not count. Of several apps the one that is the worst for the change speaks.
 */
export function gitOpsConsequence(
  object: TrackedObject,
  change: FieldChange,
  related: readonly RelatedApplication[] = [],
): Consequence | undefined {
  const managing = related.filter(isSure);
  if (managing.length === 0) {
    return trackingOf(object).state === 'verified'
      ? ofUnseenApp(change)
      : undefined;
  }
  return managing
    .map(({ facts }) => ofApp(object, change, facts))
    .sort((a, b) => ORDER.indexOf(a.outcome) - ORDER.indexOf(b.outcome))
    .at(-1);
}

function ofUnseenApp(change: FieldChange): Consequence {
  const { field, git } = change;
  if (field === 'status') return kept('effect-argo-keeps');
  if (field === 'spec.template') {
    return { outcome: 'unclear', text: sentence('effect-argo-reverts') };
  }
  if (git === 'silent') return kept('effect-argo-keeps-unset', { field });
  if (git === 'same') return kept('effect-argo-keeps-same', { field });
  return {
    outcome: 'unclear',
    text: sentence('effect-argo-keeps-unless-set', { field }),
  };
}

function ofApp(
  object: TrackedObject,
  { field, git }: FieldChange,
  app: ApplicationFacts,
): Consequence {
  const params = { app: app.name, field };
  if (field === 'status') return kept('effect-argo-keeps');
  if (git === 'same') return kept('effect-argo-keeps-same', { field });
  if (git === 'silent') {
    return replaces(object, app)
      ? untilSync('effect-argo-replaces', params)
      : kept('effect-argo-keeps-unset', { field });
  }
  if (ignoresField(app, object, field)) {
    return app.respectsIgnored
      ? kept('effect-argo-keeps-ignored', params)
      : untilSync('effect-argo-ignored-until-sync', params);
  }
  if (git === 'unknown') {
    return {
      outcome: 'unclear',
      text: app.automated?.selfHeal
        ? sentence('effect-argo-undoes-if-set', params)
        : sentence('effect-argo-keeps-unless-set', { field }),
    };
  }
  if (!app.automated) return untilSync('effect-argo-until-manual-sync', params);
  if (!app.automated.selfHeal) {
    return untilSync('effect-argo-until-sync', params);
  }
  return {
    outcome: 'undone',
    text: sentence(
      // While a sync is under way Argo CD heals nothing.
      app.operation?.phase === 'Running'
        ? 'effect-argo-undoes-after-sync'
        : 'effect-argo-undoes',
      params,
    ),
  };
}

function kept(
  code:
    | 'effect-argo-keeps'
    | 'effect-argo-keeps-unset'
    | 'effect-argo-keeps-same'
    | 'effect-argo-keeps-ignored',
  params: Sentence['params'] = {},
): Consequence {
  return { outcome: 'kept', text: sentence(code, params) };
}

function untilSync(
  code:
    | 'effect-argo-replaces'
    | 'effect-argo-ignored-until-sync'
    | 'effect-argo-until-sync'
    | 'effect-argo-until-manual-sync',
  params: Sentence['params'],
): Consequence {
  return { outcome: 'until-sync', text: sentence(code, params) };
}

function replaces(
  { annotations }: TrackedObject,
  { replaces: always }: ApplicationFacts,
): boolean {
  const options = annotations[SYNC_OPTIONS_ANNOTATION] ?? '';
  return (
    always ||
    options.split(',').some(option => option.trim() === 'Replace=true')
  );
}
