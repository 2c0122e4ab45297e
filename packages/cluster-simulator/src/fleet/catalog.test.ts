import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseAllDocuments } from 'yaml';
import type { KubernetesObject } from '../store/KubernetesObject';
import { ALL_STORIES } from './allStories';
import { castOf } from './castOf';
import { FLEET_CLUSTERS } from './FleetCluster';
import {
  FLEET_NAMESPACES,
  NAMESPACE_OWNER,
  SERVICES,
  type ServiceName,
} from './services';

const EXAMPLES = join(__dirname, '../../../../examples');
const KUBERNETES_ID = 'backstage.io/kubernetes-id';
const LABEL_SELECTOR = 'backstage.io/kubernetes-label-selector';

type Entity = {
  kind: string;
  metadata: { name: string; annotations?: Record<string, string> };
  spec: { owner?: string; system?: string; memberOf?: string[] };
};

const entities = ['organization.yaml', 'services.yaml'].flatMap(file =>
  parseAllDocuments(readFileSync(join(EXAMPLES, file), 'utf8')).map(
    (document): Entity => document.toJSON(),
  ),
);
const named = (kind: string) =>
  entities
    .filter(entity => entity.kind === kind)
    .map(entity => entity.metadata.name);
const components = entities.filter(({ kind }) => kind === 'Component');
const cast = FLEET_CLUSTERS.flatMap(({ name }) => castOf(ALL_STORIES, name));
const workloads = cast.flatMap(({ story, placement }) =>
  story
    .manifests(placement)
    .filter(({ kind }) => kind === story.kind)
    .map(workload => ({ workload, placement })),
);

it.each(components.map(({ metadata }) => metadata))(
  'shows something on the page of $name',
  ({ annotations = {} }) => {
    expect(workloads.map(({ workload }) => workload)).toContainEqual(
      expect.objectContaining({
        metadata: expect.objectContaining({
          labels: expect.objectContaining(labelsWanted(annotations)),
        }),
      }),
    );
  },
);

it.each(cast.map(({ placement }) => placement))(
  'has a component for $service in $cluster',
  ({ service }) => {
    expect(named('Component')).toContain(service);
  },
);

it('says whose each namespace is, but for the sandbox, which has no owner', () => {
  const groups = named('Group').map(name => `group:default/${name}`);
  const unknown = FLEET_NAMESPACES.filter(
    namespace => !groups.includes(NAMESPACE_OWNER[namespace] ?? ''),
  );
  expect(unknown).toEqual(['sandbox']);
  expect(NAMESPACE_OWNER.sandbox).toBeUndefined();
});

it('lets the owner of a component act on what it shows, but for the ones that are here to show the opposite', () => {
  const unverified = workloads.flatMap(({ workload, placement }) =>
    components
      .filter(component => shows(component, workload))
      .filter(
        ({ spec }) =>
          `group:default/${spec.owner}` !==
          NAMESPACE_OWNER[placement.namespace],
      )
      .map(({ metadata }) => metadata.name),
  );
  expect([...new Set(unverified)].sort()).toEqual([
    'loyalty',
    'payments-impostor',
    'price-experiments',
  ]);
});

it('names no owner, system or group that is not there', () => {
  const missing = entities.flatMap(({ spec }) => [
    ...absent(named('Group'), spec.owner),
    ...absent(named('System'), spec.system),
    ...(spec.memberOf ?? []).flatMap(group => absent(named('Group'), group)),
  ]);
  expect(missing).toEqual([]);
});

it('places every service, and none twice in one cluster', () => {
  const placed = cast.map(
    ({ placement }) => `${placement.service} in ${placement.cluster}`,
  );
  expect(new Set(placed).size).toBe(placed.length);
  const services: ServiceName[] = FLEET_NAMESPACES.flatMap(
    (namespace): readonly ServiceName[] => SERVICES[namespace],
  );
  const seen = new Set(cast.map(({ placement }) => placement.service));
  expect(services.filter(service => !seen.has(service))).toEqual([]);
});

it('has five groups that own about forty services', () => {
  expect(named('Group')).toHaveLength(5);
  expect(components.length).toBeGreaterThanOrEqual(40);
});

function shows(
  { metadata }: Entity,
  { metadata: { labels = {} } }: KubernetesObject,
): boolean {
  const wanted = Object.entries(labelsWanted(metadata.annotations ?? {}));
  return wanted.every(([label, value]) => labels[label] === value);
}

function labelsWanted(
  annotations: Record<string, string>,
): Record<string, string> {
  const selector = annotations[LABEL_SELECTOR];
  if (selector === undefined) {
    return { [KUBERNETES_ID]: annotations[KUBERNETES_ID] ?? '' };
  }
  return Object.fromEntries(
    selector.split(',').map(part => {
      const [label = '', value = ''] = part.split('=');
      return [label, value];
    }),
  );
}

function absent(known: readonly string[], name: string | undefined): string[] {
  return name === undefined || known.includes(name) ? [] : [name];
}
