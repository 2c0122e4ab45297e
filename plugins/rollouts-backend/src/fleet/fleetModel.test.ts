import {
  asOf,
  attention,
  DECIDING_VERBS,
  ENTITY_REF_ANNOTATION,
  FLEET_FACETS,
  FLEET_SORTINGS,
  fleetQuerySchema,
  parseFleetSorting,
  summaryOf,
  waitsForPerson,
  type FleetPage,
  type FleetQuery,
} from '@rollouts-portal/plugin-rollouts-common';
import fc from 'fast-check';

import { ManualClock } from '../cluster/testing/ManualClock';
import { accessUnder } from '../permissions/accessUnder';
import {
  EVERY_ROLLOUT,
  type RolloutCondition,
} from '../permissions/RolloutCondition';
import type { RolloutResource } from '../permissions/RolloutResource';
import { FakeCluster } from '../testing/FakeCluster';
import { fleetOf } from '../testing/fleetOf';
import { pausedCanary } from '../testing/pausedCanary';
import { timedPause } from '../testing/timedPause';
import { imageParts } from './imageParts';

const CLUSTERS = [
  ['eu', 'production'],
  ['us', 'production'],
  ['lab', undefined],
] as const;
const NAMESPACES = ['shop', 'payments'];
const NAMES = ['web', 'api', 'ledger', 'mailer'];
const TAGS = ['1.0', '2.0'];
/** In place of a tag: the rollout names no image, as one that takes its pods from a Deployment. */
const NO_IMAGE = '';
const OWNERS = ['component:default/web', 'group:default/b', ''];
/** Who owns what in the catalog. */
const CATALOG = new Map([['component:default/web', ['group:default/a']]]);
const SYSTEMS = new Map([['component:default/web', ['system:default/shop']]]);
const EVERY_OWNER = [...OWNERS.filter(Boolean), 'group:default/a'];

const STATES = {
  waiting: {},
  'waiting longer': {
    pauseConditions: [
      { reason: 'CanaryPauseStep', startTime: '2026-11-20T00:00:00Z' },
    ],
  },
  'paused for a while': timedPause({ lateAfter: 100 }).status,
  moving: { phase: 'Progressing', controllerPause: false, pauseConditions: [] },
  failed: {
    phase: 'Degraded',
    message: 'ProgressDeadlineExceeded: too slow',
    controllerPause: false,
    pauseConditions: [],
  },
  healthy: {
    phase: 'Healthy',
    controllerPause: false,
    pauseConditions: [],
    stableRS: '5f6c74b595',
  },
};

function imageOf(name: string): string {
  return `registry.example.test:5000/${name}`;
}

type Event =
  | { what: 'put'; state: keyof typeof STATES; tag: string; tier: string }
  | { what: 'remove' | 'annotate' | 'look' | 'time passes' };
type Placed = Event & {
  cluster: number;
  namespace: string;
  name: string;
  owner: string;
};

const place = {
  cluster: fc.nat({ max: CLUSTERS.length - 1 }),
  namespace: fc.constantFrom(...NAMESPACES),
  name: fc.constantFrom(...NAMES),
  owner: fc.constantFrom(...OWNERS),
};
const put = fc.record({
  what: fc.constant('put' as const),
  state: fc.constantFrom(
    'waiting',
    'waiting longer',
    'paused for a while',
    'moving',
    'failed',
    'healthy',
  ) as fc.Arbitrary<keyof typeof STATES>,
  tag: fc.constantFrom(...TAGS, NO_IMAGE),
  tier: fc.constantFrom('front', 'back', ''),
  ...place,
});
const other = fc.record({
  what: fc.constantFrom(
    'remove' as const,
    'annotate' as const,
    // So that what follows is taken over into a store that has rows already.
    'look' as const,
    'time passes' as const,
  ),
  ...place,
});
const events = fc.array(
  fc.oneof({ weight: 3, arbitrary: put }, { weight: 1, arbitrary: other }),
  { maxLength: 60, size: 'max' },
);

const some = <T>(...values: T[]) =>
  fc.subarray(values, { minLength: 1, maxLength: 2 });
const filters: fc.Arbitrary<object>[] = [
  fc.record({ phase: some('Paused', 'Progressing', 'Degraded', 'Healthy') }),
  fc.record({
    waitingFor: some('human', 'pods', 'time', 'controller', 'not-human'),
  }),
  fc.record({ cluster: some('eu', 'us', 'lab', 'none') }),
  fc.record({ environment: some('production', 'none') }),
  fc.record({ namespace: some(...NAMESPACES) }),
  fc.record({ provider: some('argo-rollouts', 'flagger') }),
  fc.record({ strategy: some('canary', 'blueGreen') }),
  fc.record({ owner: some(...EVERY_OWNER) }),
  fc.record({ system: some('system:default/shop', 'system:default/none') }),
  fc.record({ image: some(imageOf('web'), imageOf('api')) }),
  fc.record({ tag: some(...TAGS) }),
  fc.record({
    q: fc.constantFrom('WEB', 'shop eu', 'e', '2.0', 'group:default/a'),
  }),
];
// Few filters at once: else hardly a row is left.
const query: fc.Arbitrary<FleetQuery> = fc
  .tuple(
    fc.array(fc.oneof(...filters), { maxLength: 2 }),
    fc.record({
      sort: fc.constantFrom(...FLEET_SORTINGS),
      facet: fc.subarray([...FLEET_FACETS]),
      limit: fc.constantFrom(1, 3, 50),
    }),
  )
  .map(([chosen, shape]) =>
    fleetQuerySchema.parse(Object.assign({}, shape, ...chosen)),
  );

const comparison: fc.Arbitrary<RolloutCondition> = fc.oneof(
  ...(
    [
      ['cluster', ['eu', 'us']],
      ['environment', ['production', '']],
      ['namespace', NAMESPACES],
      ['provider', ['argo-rollouts', 'flagger']],
      ['owners', EVERY_OWNER],
    ] as const
  ).map(([field, values]) =>
    fc.record({ field: fc.constant(field), values: fc.subarray([...values]) }),
  ),
  fc.record(
    {
      field: fc.constant('label' as const),
      key: fc.constantFrom('tier', 'toString'),
      value: fc.constantFrom('front', 'back'),
    },
    { requiredKeys: ['field', 'key'] },
  ),
);
const nested = fc.letrec<{ any: RolloutCondition }>(tie => ({
  any: fc.oneof(
    { maxDepth: 3, withCrossShrink: true },
    comparison,
    fc.record({ allOf: fc.array(tie('any'), { maxLength: 3 }) }),
    fc.record({ anyOf: fc.array(tie('any'), { maxLength: 3 }) }),
    fc.record({ not: tie('any') }),
  ),
})).any;
const condition = fc.oneof(fc.constant(EVERY_ROLLOUT), nested);

function stage() {
  const clock = new ManualClock();
  const clusters = CLUSTERS.map(
    ([name, environment]) => new FakeCluster(name, environment),
  );
  const { fleet, pages, views } = fleetOf(
    clusters,
    async named => CATALOG.get(named) ?? [],
    async named => SYSTEMS.get(named) ?? [],
    clock,
  );
  const everything = accessUnder({
    readable: EVERY_ROLLOUT,
    usable: () => EVERY_ROLLOUT,
  });
  return {
    fleet,
    pages,
    views,
    clock,
    async happens(event: Placed): Promise<void> {
      const { namespace, name, owner } = event;
      const cluster = clusters[event.cluster];
      switch (event.what) {
        case 'put':
          cluster?.put(
            pausedCanary({
              namespace,
              name,
              labels: event.tier === '' ? {} : { tier: event.tier },
              spec: {
                template: {
                  spec: {
                    containers:
                      event.tag === NO_IMAGE
                        ? []
                        : [{ name, image: `${imageOf(name)}:${event.tag}` }],
                  },
                },
              },
              status: STATES[event.state],
            }),
          );
          break;
        case 'remove':
          cluster?.remove(`${namespace}/${name}`);
          break;
        case 'annotate':
          cluster?.putNamespace(
            namespace,
            owner === '' ? {} : { [ENTITY_REF_ANNOTATION]: owner },
          );
          break;
        case 'time passes':
          await clock.advance(60_000);
          break;
        default:
          await pages.page({
            query: fleetQuerySchema.parse({}),
            access: everything,
          });
      }
    },
  };
}

/** The same by looking at every row. */
async function naivePage(
  { fleet, views, clock }: ReturnType<typeof stage>,
  asked: FleetQuery,
  readable: RolloutCondition,
  usable: RolloutCondition,
) {
  const access = accessUnder({ readable, usable: () => usable });
  const rows = (
    await Promise.all(
      fleet
        .select(() => true)
        .map(async rollout => ({
          resource: await views.resource(rollout),
          derived: asOf(summaryOf(rollout), clock.now().getTime()),
          images: 'images' in rollout.facts ? rollout.facts.images : [],
        })),
    )
  ).filter(({ resource }) => access.canRead(resource));
  type Row = (typeof rows)[number];

  const isOneOf = (
    wanted: readonly string[],
    ...values: (string | undefined)[]
  ) =>
    wanted.length === 0 || values.some(value => wanted.includes(value ?? '?'));
  const isInScope = ({ resource, derived, images }: Row, from: FleetQuery) =>
    isOneOf(from.cluster, resource.cluster) &&
    isOneOf(from.environment, resource.environment) &&
    isOneOf(from.namespace, resource.namespace) &&
    isOneOf(from.provider, derived.provider) &&
    isOneOf(from.strategy, derived.strategy) &&
    isOneOf(from.owner, ...resource.owners) &&
    isOneOf(from.system, ...systemsOf(resource)) &&
    (from.image.length + from.tag.length === 0 ||
      images.some(image => {
        const { name, tags } = imageParts(image);
        return isOneOf(from.image, name) && isOneOf(from.tag, ...tags);
      })) &&
    wordsOf(from.q).every(word =>
      [
        derived.name,
        resource.namespace,
        resource.cluster,
        ...images,
        ...resource.owners,
      ].some(text => text.toLowerCase().includes(word)),
    );
  const isInState = (
    { derived: { phase, waitingFor } }: Row,
    from: FleetQuery,
  ) =>
    isOneOf(from.phase, phase) &&
    isOneOf(
      from.waitingFor,
      waitingFor?.what,
      waitsForPerson(waitingFor) ? 'human' : 'not-human',
    );
  const eligible = rows.filter(row => isInScope(row, asked));
  const matching = eligible.filter(row => isInState(row, asked));
  const waiting = eligible.filter(({ derived }) =>
    waitsForPerson(derived.waitingFor),
  );
  const { by: sortedBy, isReversed } = parseFleetSorting(asked.sort);
  const found = matching
    .sort((a, b) => compare(sortKeyOf(a), sortKeyOf(b)))
    .map(({ resource: { id }, derived: { waitingFor } }) => ({
      id,
      waitsFor: waitingFor?.what,
    }));
  return {
    found: isReversed ? found.reverse() : found,
    all: eligible.length,
    waiting: waiting.length,
    waitingForYou: waiting.filter(
      ({ resource, derived }) =>
        access.canUse('promote', resource) &&
        derived.actions.some(
          ({ verb, possible }) => possible && DECIDING_VERBS.has(verb),
        ),
    ).length,
    facets: new Map(
      asked.facet.map(by => [
        by,
        counted(
          rows
            .filter(row => {
              const without = { ...asked, [by]: [] };
              return isInState(row, without) && isInScope(row, without);
            })
            .flatMap(row => [...new Set(valuesOf(by, row, asked))]),
        ),
      ]),
    ),
  };

  function sortKeyOf({ resource, derived }: Row) {
    const { waitingFor, since } = derived;
    switch (sortedBy) {
      case 'attention':
        return [
          attention(derived),
          waitingFor?.what === 'human' ? waitingFor.since ?? '' : '',
          derived.name,
          resource.id,
        ];
      case 'name':
        return [derived.name, resource.id];
      case 'cluster':
        return [resource.cluster, resource.namespace, derived.name];
      default:
        return [
          -(since === undefined ? 0 : Date.parse(since)),
          derived.name,
          resource.id,
        ];
    }
  }
}

function wordsOf(q: string): string[] {
  return q.toLowerCase().split(' ').filter(Boolean);
}

function compare(a: (string | number)[], b: (string | number)[]): number {
  const at = a.findIndex((part, index) => part !== b[index]);
  const [part = '', further = ''] = [a[at], b[at]];
  return part < further ? -1 : 1;
}

function counted(values: (string | undefined)[]): Record<string, number> {
  const counts: Record<string, number> = {};
  for (const value of values) {
    if (value !== undefined) counts[value] = (counts[value] ?? 0) + 1;
  }
  return counts;
}

/** The named owner is the first. */
function systemsOf({
  owners: [named = ''],
}: RolloutResource): readonly string[] {
  return SYSTEMS.get(named) ?? [];
}

function valuesOf(
  by: (typeof FLEET_FACETS)[number],
  {
    resource,
    derived: { phase, strategy, waitingFor },
    images,
  }: {
    resource: RolloutResource;
    derived: ReturnType<typeof summaryOf>;
    images: readonly string[];
  },
  asked: FleetQuery,
): (string | undefined)[] {
  const isOneOf = (wanted: readonly string[], values: readonly string[]) =>
    wanted.length === 0 || values.some(value => wanted.includes(value));
  const parts = images.map(imageParts);
  switch (by) {
    case 'owner':
      return [...resource.owners];
    case 'system':
      return [...systemsOf(resource)];
    case 'phase':
      return [phase];
    case 'strategy':
      return [strategy];
    case 'waitingFor':
      return [
        waitingFor?.what,
        ...(waitsForPerson(waitingFor) ? ['human'] : []),
      ];
    case 'image':
      return parts
        .filter(({ tags }) => isOneOf(asked.tag, tags))
        .map(({ name }) => name);
    case 'tag':
      return parts
        .filter(({ name }) => isOneOf(asked.image, [name]))
        .flatMap(({ tags }) => tags);
    default:
      return [resource[by]];
  }
}

async function allPages(
  { pages }: ReturnType<typeof stage>,
  asked: FleetQuery,
  readable: RolloutCondition,
  usable: RolloutCondition,
): Promise<FleetPage[]> {
  const access = accessUnder({ readable, usable: () => usable });
  const read: FleetPage[] = [];
  let cursor: string | undefined;
  do {
    const page = await pages.page({ query: { ...asked, cursor }, access });
    read.push(page);
    cursor = page.next;
  } while (cursor !== undefined);
  return read;
}

it('finds, sorts, counts and hides as looking at every row does, whatever has happened', async () => {
  let rich = 0;
  let late = 0;
  const isLate = (row: { waitsFor?: string }) => row.waitsFor === 'controller';
  await fc.assert(
    fc.asyncProperty(
      events,
      query,
      condition,
      condition,
      async (happened, asked, readable, usable) => {
        const staged = stage();
        for (const [index, event] of happened.entries()) {
          // What is known of an answer from then on has to be found out of date. After many changes all of it would be.
          if (index >= happened.length - 4) {
            await allPages(staged, asked, readable, usable);
          }
          await staged.happens(event);
        }
        const read = await allPages(staged, asked, readable, usable);
        const expected = await naivePage(staged, asked, readable, usable);
        const [first] = read;
        if (expected.found.length > 3) rich += 1;
        if (expected.found.some(isLate)) late += 1;

        expect(
          read.flatMap(({ items }) =>
            items.map(({ id, waitingFor }) => ({
              id,
              waitsFor: waitingFor?.what,
            })),
          ),
        ).toEqual(expected.found);
        expect(read.map(({ before }) => before)).toEqual(
          read.map((_, index) => index * asked.limit),
        );
        expect(first).toMatchObject({
          matching: expected.found.length,
          totals: {
            all: expected.all,
            waiting: expected.waiting,
            waitingForYou: expected.waitingForYou,
          },
        });
        for (const { by, values } of first?.facets ?? []) {
          const found = values.filter(({ count }) => count > 0);
          expect(
            Object.fromEntries(found.map(({ value, count }) => [value, count])),
          ).toEqual(expected.facets.get(by));
        }
      },
    ),
    { numRuns: 300 },
  );
  // Else it would say nothing.
  expect(rich).toBeGreaterThan(50);
  expect(late).toBeGreaterThan(20);
}, 60_000);
