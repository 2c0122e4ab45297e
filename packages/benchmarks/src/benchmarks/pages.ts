import {
  FLEET_FACETS,
  fleetQuerySchema,
  KUBERNETES_LABEL_SELECTOR_ANNOTATION,
} from '@rollouts-portal/plugin-rollouts-common';

import { alternate } from '../frame/alternate';
import type { Benchmark, Gate, Report } from '../frame/Benchmark';
import { cpuMicroseconds } from '../frame/cpuMicroseconds';
import { quantile } from '../frame/quantile';
import type { Runs } from '../frame/Runs';
import {
  accessUnder,
  entitySelection,
  EVERY_ROLLOUT,
  type FleetQuestion,
} from '../stage/insides';
import { KnownFleet, teamName } from '../stage/KnownFleet';
import { EVERYTHING } from '../stage/pagesOver';

const SMALL = 1_000;
const PAGES_PER_RUN = 50;
const PAGES_OF_EACH = 200;

/** Of the small fleet, too, each has so many rows or more: a page is full in both. */
const LIMIT = 20;

const everything: FleetQuestion = {
  access: EVERYTHING,
  query: fleetQuerySchema.parse({ limit: LIMIT }),
};

const QUESTIONS: Record<string, FleetQuestion> = {
  'first page': everything,
  'from the end of the alphabet': {
    ...everything,
    query: fleetQuerySchema.parse({ limit: LIMIT, sort: 'name,desc' }),
  },
  'one phase': {
    ...everything,
    query: fleetQuerySchema.parse({ limit: LIMIT, phase: ['Healthy'] }),
  },
  'one namespace': {
    ...everything,
    query: fleetQuerySchema.parse({ limit: LIMIT, namespace: [teamName(3)] }),
  },
  'three filters': {
    ...everything,
    query: fleetQuerySchema.parse({
      limit: LIMIT,
      phase: ['Healthy'],
      environment: ['production'],
      strategy: ['canary'],
    }),
  },
  'all facets': {
    ...everything,
    query: fleetQuerySchema.parse({ limit: LIMIT, facet: [...FLEET_FACETS] }),
  },
  // Of every rollout, by a label: so many are looked at by nothing else.
  'what an entity shows': {
    ...everything,
    shown: entitySelection({
      apiVersion: 'backstage.io/v1alpha1',
      kind: 'Component',
      metadata: {
        name: 'everything',
        annotations: {
          [KUBERNETES_LABEL_SELECTOR_ANNOTATION]: 'app.kubernetes.io/name',
        },
      },
    }),
  },
  'who may read two teams': {
    ...everything,
    access: accessUnder({
      readable: { field: 'namespace', values: [teamName(1), teamName(2)] },
      usable: () => EVERY_ROLLOUT,
    }),
  },
};

/** Looks at the text of every row, so it grows with the fleet. */
const SEARCH: FleetQuestion = {
  ...everything,
  query: fleetQuerySchema.parse({ limit: LIMIT, q: 'service-7' }),
};

/** B5. */
export const pages: Benchmark = {
  id: 'B5',
  what: 'a page of the fleet with all its counts, of a large fleet and of a small one',
  peers: [
    `the same page of ${SMALL} rollouts`,
    'rows that are all filtered and sorted for each page',
  ],
  async run({ quick, seed }) {
    const [count, rounds] = quick ? [20_000, 11] : [100_000, 21];
    const fleets = {
      small: new KnownFleet({ count: SMALL, seed }),
      large: new KnownFleet({ count, seed }),
    };
    const gates: Gate[] = [];
    const reports: Report[] = [];
    for (const [name, question] of Object.entries(QUESTIONS)) {
      const runs = await costsOf(question, fleets, { rounds });
      gates.push(
        {
          name: `${name}: of ${count} ÷ of ${SMALL}`,
          value: runs.ratio('large', 'small'),
          unit: '',
          atMost: 1.5,
        },
        {
          name: `${name}, something has changed: of ${count} ÷ of ${SMALL}`,
          value: runs.ratio('largeChanged', 'smallChanged'),
          unit: '',
          atMost: 1.5,
        },
      );
      reports.push(...reportsOf(`${name} of ${count}`, runs));
    }
    const search = await costsOf(SEARCH, fleets, { rounds: 5 });
    reports.push(...reportsOf(`search in ${count}`, search));
    const took = await changedPages(fleets.large);
    for (const [of, isOf] of [
      ['all facets', (name: string) => name === 'all facets'],
      ['any other of these', (name: string) => name !== 'all facets'],
    ] as const) {
      const pagesOf = took.filter(({ name }) => isOf(name));
      reports.push({
        name: `${of} of ${count}, asked in turn while something changes, p99`,
        value: quantile(
          pagesOf.map(({ ms }) => ms),
          0.99,
        ),
        unit: 'ms',
        aimAtMost: 10,
      });
    }
    return { gates, reports };
  },
};

type Costs = Runs<
  'small' | 'large' | 'smallChanged' | 'largeChanged' | 'naive'
>;

function costsOf(
  question: FleetQuestion,
  { small, large }: { small: KnownFleet; large: KnownFleet },
  { rounds }: { rounds: number },
): Promise<Costs> {
  return alternate(
    {
      small: () => costOfPage(small, question),
      large: () => costOfPage(large, question),
      smallChanged: () => costOfChangedPage(small, question),
      largeChanged: () => costOfChangedPage(large, question),
      naive: () => costOfNaivePage(large, question),
    },
    { rounds, warmUp: 2 },
  );
}

function reportsOf(name: string, runs: Costs): Report[] {
  const milliseconds = (of: string, cost: number): Report => ({
    name: `${name}${of}`,
    value: cost / 1_000,
    unit: 'ms',
  });
  return [
    milliseconds('', runs.median('large')),
    milliseconds(', something has changed', runs.median('largeChanged')),
    milliseconds(', all rows filtered and sorted', runs.median('naive')),
  ];
}

function costOfPage(
  { pages: reader }: KnownFleet,
  question: FleetQuestion,
): Promise<number> {
  return costOfEach(async () => {
    await reader.page(question);
  });
}

/** With taking over the change. */
function costOfChangedPage(
  fleet: KnownFleet,
  question: FleetQuestion,
): Promise<number> {
  return costOfEach(async () => {
    fleet.change();
    await fleet.pages.page(question);
  });
}

type TimedPage = { name: string; ms: number };

/** How long each page took of many, all questions in turn, one change before each. */
async function changedPages(fleet: KnownFleet): Promise<TimedPage[]> {
  const took: TimedPage[] = [];
  for (let time = 0; time < PAGES_OF_EACH; time += 1) {
    for (const [name, question] of Object.entries(QUESTIONS)) {
      fleet.change();
      const began = performance.now();
      await fleet.pages.page(question);
      took.push({ name, ms: performance.now() - began });
    }
  }
  return took;
}

async function costOfNaivePage(
  { rows }: KnownFleet,
  { query: { phase, namespace, q } }: FleetQuestion,
): Promise<number> {
  return cpuMicroseconds(() => {
    const found = rows
      .filter(
        row =>
          (phase.length === 0 || phase.includes(row.phase)) &&
          (namespace.length === 0 || namespace.includes(row.namespace)) &&
          row.name.includes(q),
      )
      .sort((a, b) => a.name.localeCompare(b.name));
    if (found.length > rows.length) throw new Error('more than there are');
  });
}

/** Microseconds. */
async function costOfEach(page: () => Promise<void>): Promise<number> {
  const cost = await cpuMicroseconds(async () => {
    for (let time = 0; time < PAGES_PER_RUN; time += 1) await page();
  });
  return cost / PAGES_PER_RUN;
}
