/**
 * @typedef {{ name: string, value: number, unit: string, atMost?: number, atLeast?: number, aim?: string }} Measured
 * @typedef {{ id: string, gates: Measured[], reports: Measured[] }} Benchmark
 * @typedef {{ processors: string, memory: string, node: string }} Machine
 * @typedef {{ commit: string, machine: Machine, benchmarks: Benchmark[] }} Run
 * @typedef {{ what: string, id: string, names: RegExp, aim?: string }} Row of several that are named so, the worst is told
 */

/** @type {Row[]} */
const GATES = [
  {
    what: 'from the wire to a row that can be asked for, for each rollout',
    id: 'B1',
    names: /^wire to row$/,
  },
  {
    what: 'the same where lists are not streamed',
    id: 'B1',
    names: /^wire to row, where/,
  },
  {
    what: 'rollouts read in a second, beside the informer',
    id: 'B1',
    names: /^times faster than the informer$/,
  },
  {
    what: 'an event until its row can be asked for, 1,000 in a second',
    id: 'B7',
    names: /of 1000 a second$/,
  },
  { what: 'the same, 4,000 in a second', id: 'B7', names: /of 4000 a second$/ },
  {
    what: 'memory for each rollout: facts and journal',
    id: 'B6',
    names: /^facts and journal/,
  },
  {
    what: 'memory for each rollout with all indexes, below the informer',
    id: 'B6',
    names: /^times below the informer/,
  },
  {
    what: 'a page of 100,000 rollouts beside the same page of 1,000',
    id: 'B5',
    names: /÷/,
  },
  {
    what: 'requests to API servers for 100 views of the fleet',
    id: 'B10',
    names: /^100 views/,
  },
  {
    what: 'a page while a cluster is broken, beside one while all are well',
    id: 'B11',
    names: /÷/,
  },
  {
    what: 'connections for each cluster',
    id: 'B9',
    names: /^connections ÷ clusters$/,
  },
];

/** @type {Row[]} */
const REPORTS = [
  {
    what: 'a change in a cluster until 1,000 browsers have its row, 99 of 100',
    id: 'B3',
    names: /^write → row in 1000 clients, p99$/,
    aim: '550 ms',
  },
  {
    what: 'first page after a cold start of 300 clusters, three of them dead',
    id: 'B2',
    names: /^first page/,
    aim: '1 s',
  },
  {
    what: 'processor time of that start, in times of parsing alone',
    id: 'B2',
    names: /^processor time ÷ parse limit$/,
    aim: '3',
  },
  {
    what: 'an update on the screen, a table of 10,000 rows',
    id: 'B12',
    names: /^ours: an update on the screen$/,
    aim: 'a frame',
  },
];

/**
 * What README tells of a run of the benchmarks.
 *
 * @param {Run} run
 */
export function performanceTable({ commit, machine, benchmarks }) {
  /**
   * @param {Row} row
   * @param {'gates' | 'reports'} among
   */
  const found = ({ id, names }, among) => {
    const benchmark = benchmarks.find(each => each.id === id);
    const all = benchmark?.[among].filter(({ name }) => names.test(name)) ?? [];
    const [first] = all;
    if (!first) throw new Error(`${id} has nothing that is named ${names}`);
    return all.reduce((worst, each) => (isWorse(each, worst) ? each : worst));
  };
  const gates = GATES.map(row => {
    const gate = found(row, 'gates');
    return [row.what, measured(gate), wanted(gate), mark(gate)];
  });
  const reports = REPORTS.map(row => [
    row.what,
    measured(found(row, 'reports')),
    row.aim ?? '',
    '',
  ]);
  return [
    `${machine.processors}, ${machine.memory}, Node ${machine.node}, at ${commit}:`,
    '',
    '| | Here | Wanted | |',
    '| --- | --- | --- | --- |',
    ...[...gates, ...reports].map(cells => `| ${cells.join(' | ')} |`),
  ].join('\n');
}

/**
 * @param {Measured} a
 * @param {Measured} b
 */
function isWorse(a, b) {
  return b.atLeast === undefined ? a.value > b.value : a.value < b.value;
}

/** @param {Measured} measured */
function measured({ value, unit }) {
  const digits =
    value >= 100
      ? Math.round(value).toLocaleString('en')
      : value.toPrecision(3);
  const short = digits.includes('.') ? digits.replace(/\.?0+$/, '') : digits;
  return unit === '' ? short : `${short} ${unit}`;
}

/** @param {Measured} gate */
function wanted({ atMost, atLeast, unit }) {
  const bound = atMost === undefined ? `≥ ${atLeast}` : `≤ ${atMost}`;
  return unit === '' ? bound : `${bound} ${unit}`;
}

/** @param {Measured} gate */
function mark({ value, atMost = Infinity, atLeast = -Infinity }) {
  return value <= atMost && value >= atLeast ? 'holds' : '**not yet**';
}
