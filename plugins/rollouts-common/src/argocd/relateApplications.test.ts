import type { FreshnessState } from '../model/Freshness';
import { applicationObject } from '../testing/applicationObject';
import { applicationSelector } from './applicationSelector';
import type { ArgoCdInstance } from './ArgoCdInstance';
import { projectApplication } from './projectApplication';
import { relateApplications } from './relateApplications';

const live: FreshnessState = 'live';

const placed = (patch: object = {}, instance?: ArgoCdInstance) => ({
  facts: projectApplication(applicationObject(patch)),
  cluster: 'hub',
  freshness: live,
  instance,
});

const rollout = (
  annotations: Record<string, string> = {},
  labels: Record<string, string> = {},
  name = 'web',
) => ({
  group: 'argoproj.io',
  kind: 'Rollout',
  namespace: 'shop',
  name,
  annotations,
  labels,
});

const tracked = (id: string, more: Record<string, string> = {}) =>
  rollout({ 'argocd.argoproj.io/tracking-id': id, ...more });

const relations = (...given: Parameters<typeof relateApplications>) =>
  relateApplications(...given).map(({ facts, relation }) => [
    facts.name,
    relation,
  ]);

const OWN = 'shop-web:argoproj.io/Rollout:shop/web';
const listsNothing = { status: { resources: [] } };

it('takes the word of a tracking id that is the object its own', () => {
  expect(relations(tracked(OWN), [placed()])).toEqual([
    ['shop-web', 'tracked'],
  ]);
});

it('does not take the word of a copied tracking id, but that of the list', () => {
  const copied = tracked('shop-web:argoproj.io/Rollout:staging/web');
  expect(relations(copied, [placed()])).toEqual([['shop-web', 'listed']]);
  expect(relations(copied, [placed(listsNothing)])).toEqual([]);
});

it('finds an app in another namespace than that of Argo CD by both names', () => {
  const teams = placed({ metadata: { namespace: 'team-a' }, ...listsNothing });
  expect(relations(tracked(OWN), [teams])).toEqual([]);
  expect(relations(tracked(`team-a_${OWN}`), [teams])).toEqual([
    ['shop-web', 'tracked'],
  ]);
});

it('tells Argo CDs apart by their installation', () => {
  const instance = {
    cluster: 'hub',
    installationId: 'blue',
    destinations: [],
  };
  const candidates = [placed(listsNothing, instance)];
  const marked = (by: string) =>
    tracked(OWN, { 'argocd.argoproj.io/installation-id': by });
  expect(relations(marked('blue'), candidates)).toHaveLength(1);
  expect(relations(marked('green'), candidates)).toEqual([]);
  expect(relations(tracked(OWN), candidates)).toEqual([]);
});

it('shows nothing of an app that neither lists the object nor deploys to its namespace, whatever the object says', () => {
  const elsewhere = placed({
    ...listsNothing,
    spec: { destination: { namespace: 'payroll' } },
  });
  const claims = rollout(
    { 'argocd.argoproj.io/tracking-id': OWN },
    { 'app.kubernetes.io/instance': 'shop-web' },
  );
  const selector = applicationSelector({ 'argocd/app-name': 'shop-web' });
  expect(relations(claims, [elsewhere], selector)).toEqual([]);
});

it('guesses by a label, and knows that it is a guess', () => {
  const labelled = rollout({}, { 'app.kubernetes.io/instance': 'shop-web' });
  expect(relations(labelled, [placed(listsNothing)])).toEqual([
    ['shop-web', 'label'],
  ]);
});

it.each([
  [{ 'argocd/app-name': 'shop-web' }],
  [{ 'argocd/app-selector': 'team=shop' }],
  [{ 'argocd/app-selector': 'team=shop', 'argocd/app-namespace': 'argocd' }],
  [{ 'argocd/project-name': 'shop' }],
])('finds the app that an entity names by %j', annotations => {
  expect(
    relations(
      rollout(),
      [placed(listsNothing)],
      applicationSelector(annotations),
    ),
  ).toEqual([['shop-web', 'entity']]);
});

it.each([
  [{ 'argocd/app-name': 'other' }],
  [{ 'argocd/app-name': 'shop-web', 'argocd/app-namespace': 'team-a' }],
  [{ 'argocd/app-name': 'shop-web', 'argocd/project-name': 'default' }],
  [{ 'argocd/app-selector': 'team=pay' }],
  [{ 'argocd/app-selector': 'team' }],
  [{ 'argocd/app-selector': '!team' }],
  [{}],
])('finds none for an entity with %j', annotations => {
  expect(
    relations(
      rollout(),
      [placed(listsNothing)],
      applicationSelector(annotations),
    ),
  ).toEqual([]);
});

it('tells of all apps that claim one object, the surest first', () => {
  const second = placed({ metadata: { name: 'also-web' } });
  const third = placed({ metadata: { name: 'a-guess' }, ...listsNothing });
  const object = {
    ...tracked(OWN),
    labels: { 'app.kubernetes.io/instance': 'a-guess' },
  };
  expect(relations(object, [third, second, placed()])).toEqual([
    ['shop-web', 'tracked'],
    ['also-web', 'listed'],
    ['a-guess', 'label'],
  ]);
});
