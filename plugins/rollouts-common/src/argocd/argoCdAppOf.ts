import type { ArgoCdApp } from '../api/argoCdSchema';
import { sentence, type Sentence } from '../model/Sentence';
import type { ApplicationFacts } from './ApplicationFacts';
import type { ArgoCdSubject } from './ArgoCdSubject';
import { compareHealth } from './compareHealth';
import { isSure } from './isSure';
import { isWaitedFor } from './isWaitedFor';
import type { RelatedApplication } from './relateApplications';
import { waitingMessage } from './waitingMessage';

/** One Application as somebody may see it who sees this rollout: nothing of what else it deploys. */
export function argoCdAppOf(
  subject: ArgoCdSubject,
  related: RelatedApplication,
): ArgoCdApp {
  const { facts, cluster, relation, freshness } = related;
  const url = urlOf(related);
  const own = facts.resources.find(
    resource =>
      resource.group === subject.object.group &&
      resource.kind === subject.object.kind &&
      resource.namespace === subject.object.namespace &&
      resource.name === subject.object.name,
  );
  const waits = isSure(related) ? waitsSentence(subject, facts) : undefined;
  return {
    name: facts.name,
    namespace: facts.namespace,
    cluster,
    ...(facts.project !== undefined && { project: facts.project }),
    relation,
    ...(url !== undefined && { url }),
    known: true,
    ...(facts.sync && { sync: facts.sync }),
    ...(own?.sync && { objectSync: own.sync }),
    revisions: [...facts.revisions],
    sources: facts.sources.map(source => ({ ...source })),
    ...(facts.health && { health: facts.health }),
    ...(isSure(related) && healthOf(subject, facts, own?.health)),
    ...(facts.operation && {
      operation: operationOf(subject, facts.operation),
    }),
    ...(waits && { waits }),
    ...(facts.automated && { automated: { ...facts.automated } }),
    freshness,
  };
}

/** Only from the operator's config: an address that a cluster gives could lead anywhere. */
function urlOf({ facts, instance }: RelatedApplication): string | undefined {
  if (instance?.url === undefined) return undefined;
  const path = [facts.namespace, facts.name].map(encodeURIComponent).join('/');
  return `${instance.url.replace(/\/+$/, '')}/applications/${path}`;
}

function healthOf(
  { object, state, derived }: ArgoCdSubject,
  facts: ApplicationFacts,
  reported: ArgoCdApp['health'],
): Pick<ArgoCdApp, 'objectHealth' | 'healthWhy'> {
  const { object: objectHealth, appWhy } = compareHealth(
    {
      provider: state.provider,
      annotations: object.annotations,
      summary: derived,
    },
    reported,
    facts.health,
  );
  return { objectHealth, ...(appWhy && { healthWhy: appWhy }) };
}

function operationOf(
  { object }: ArgoCdSubject,
  operation: NonNullable<ApplicationFacts['operation']>,
): ArgoCdApp['operation'] {
  const { phase, startedAt, finishedAt, revisions, message = '' } = operation;
  const named = waitingMessage(message);
  // Any other text may name what this person is not to see.
  const isOwn =
    named?.group === object.group &&
    named.kind === object.kind &&
    named.name === object.name;
  return {
    phase,
    ...(startedAt !== undefined && { startedAt }),
    ...(finishedAt !== undefined && { finishedAt }),
    revisions: [...revisions],
    ...(isOwn && { message }),
  };
}

function waitsSentence(
  { object }: ArgoCdSubject,
  facts: ApplicationFacts,
): Sentence | undefined {
  switch (isWaitedFor(facts, object)) {
    case 'blocks':
      return sentence('argo-sync-blocks', {
        newest: shortened(facts.revisions),
        revision: shortened(facts.operation?.revisions ?? []),
      });
    case 'waits':
      return sentence('argo-sync-waits');
    default:
      return undefined;
  }
}

/** Commits as Git shortens them; other revisions, such as a chart's version, as they are. */
function shortened(revisions: readonly string[]): string {
  return revisions
    .map(revision =>
      /^[0-9a-f]{40}([0-9a-f]{24})?$/.test(revision)
        ? revision.slice(0, 7)
        : revision,
    )
    .join(', ');
}
