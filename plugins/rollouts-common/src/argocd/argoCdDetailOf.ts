import { fieldChangeOf } from '../actions/fieldChangeOf';
import type {
  ArgoCdApp,
  ArgoCdDetail,
  GitOpsConsequence,
} from '../api/argoCdSchema';
import { sentence, type Sentence } from '../model/Sentence';
import type { ArgoCdSubject } from './ArgoCdSubject';
import { argoCdAppOf } from './argoCdAppOf';
import { gitOpsConsequence } from './gitOpsConsequence';
import { isSure } from './isSure';
import type { RelatedApplication } from './relateApplications';
import { trackingOf } from './trackingOf';

const MOST_APPS = 10;

/** What the detail of a rollout says of Argo CD; undefined where nothing points to Argo CD. */
export function argoCdDetailOf(
  subject: ArgoCdSubject,
  related: readonly RelatedApplication[],
): ArgoCdDetail | undefined {
  const apps = [
    ...unseenApp(subject, related),
    ...related.map(each => argoCdAppOf(subject, each)),
  ].slice(0, MOST_APPS);
  const notes = notesOf(subject, related);
  if (apps.length === 0 && notes.length === 0) return undefined;
  return { apps, notes, consequences: consequencesOf(subject, related) };
}

/** All that is known of an app that only the rollout names. */
function unseenApp(
  { object }: ArgoCdSubject,
  related: readonly RelatedApplication[],
): ArgoCdApp[] {
  const tracking = trackingOf(object);
  if (
    tracking.state !== 'verified' ||
    related.some(({ relation }) => relation === 'tracked')
  ) {
    return [];
  }
  return [
    {
      name: tracking.id.app,
      relation: 'tracked',
      known: false,
      revisions: [],
      sources: [],
    },
  ];
}

function notesOf(
  subject: ArgoCdSubject,
  related: readonly RelatedApplication[],
): Sentence[] {
  const sure = related.filter(isSure);
  const [unseen] = unseenApp(subject, related);
  const guessed = related.find(({ relation }) => relation === 'label');
  return [
    ...(sure.length > 1
      ? [
          sentence('argo-several-apps', {
            count: sure.length,
            apps: sure
              .slice(0, MOST_APPS)
              .map(({ facts }) => facts.name)
              .join(', '),
          }),
        ]
      : []),
    ...(unseen ? [sentence('argo-app-unseen', { app: unseen.name })] : []),
    ...(trackingOf(subject.object).state === 'foreign'
      ? [sentence('argo-foreign-tracking-id')]
      : []),
    ...(guessed && sure.length === 0
      ? [sentence('argo-app-guessed', { app: guessed.facts.name })]
      : []),
  ];
}

function consequencesOf(
  { object, state, derived }: ArgoCdSubject,
  related: readonly RelatedApplication[],
): GitOpsConsequence[] {
  if (state.provider !== 'argo-rollouts') return [];
  return derived.actions.flatMap(({ verb, possible }) => {
    const consequence =
      possible &&
      gitOpsConsequence(object, fieldChangeOf(verb, state.facts), related);
    return consequence ? [{ verb, ...consequence }] : [];
  });
}
