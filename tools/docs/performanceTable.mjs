/**
 * @typedef {{ name: string, value: number | null, unit: string, atMost?: number, atLeast?: number, aimAtMost?: number, aim?: string }} Measured of which nobody knows the value when that is null
 * @typedef {{ id: string, gates: Measured[], reports: Measured[] }} Benchmark
 * @typedef {{ processors: string, memory: string, node: string }} Machine
 * @typedef {{ commit?: string, isCommitted?: boolean, machine: Machine, benchmarks: Benchmark[] }} Run as it was when it began
 * @typedef {{ what: string, id: string, names: RegExp }} Row of several that are named so, the worst is told
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
  },
  {
    what: 'a change in a cluster until it can be read, 1,000 in a second, 99 of 100',
    id: 'B4',
    names: /^ours, of 1000 a second, p99$/,
  },
  {
    what: 'the same, 4,000 in a second',
    id: 'B4',
    names: /^ours, of 4000 a second, p99$/,
  },
  {
    what: 'a page of 100,000 rollouts, each after a change, 99 of 100',
    id: 'B5',
    names: /^any other of these of 100000, .*, p99$/,
  },
  {
    what: 'the same with the counts of every filter',
    id: 'B5',
    names: /^all facets of 100000, .*, p99$/,
  },
  {
    what: 'delay of the event loop, 20,000 rollouts read or 1,000 changes a second, 99 of 100',
    id: 'B8',
    names: /^delay, ours, .*, p99$/,
  },
  {
    what: 'first page after a cold start of 300 clusters, three of them dead',
    id: 'B2',
    names: /^first page/,
  },
  {
    what: 'that start until all the others are live',
    id: 'B2',
    names: /^until all are live$/,
  },
  {
    what: 'processor time of that start, in times of parsing alone',
    id: 'B2',
    names: /^processor time ÷ parse limit$/,
  },
  {
    what: 'an update on the screen, a table of 10,000 rows',
    id: 'B12',
    names: /^ours: an update on the screen$/,
  },
];

/**
 * What README tells of a run of the benchmarks.
 *
 * @param {Run} run
 */
export function performanceTable(run) {
  const { machine } = run;
  const gates = GATES.map(row => {
    const gate = worstOf(run, row, 'gates');
    if (!gate) throw lacking(row);
    return [row.what, measured(gate), wanted(gate), mark(gate)];
  });
  const reports = REPORTS.map(row => {
    const report = worstOf(run, row, 'reports');
    return report
      ? [row.what, measured(report), aim(report), aimMark(report)]
      : [row.what, 'not measured', '', ''];
  });
  return [
    `${machine.processors}, ${machine.memory}, Node ${
      machine.node
    }, at ${codeOf(run)}:`,
    '',
    '| | Here | Wanted | |',
    '| --- | --- | --- | --- |',
    ...[...gates, ...reports].map(cells => `| ${cells.join(' | ')} |`),
  ].join('\n');
}

/**
 * @param {Run} run
 * @throws when something that README tells of was not measured, or nobody knows what was
 */
export function requireWhole(run) {
  if (run.commit === undefined) {
    throw new Error('the run does not say of which commit it is');
  }
  for (const row of GATES) {
    if (!worstOf(run, row, 'gates')) throw lacking(row);
  }
  for (const row of REPORTS) {
    if (worstOf(run, row, 'reports')?.aimAtMost === undefined) {
      throw lacking(row);
    }
  }
}

/** @param {Run} run */
function codeOf({ commit, isCommitted = true }) {
  return isCommitted ? commit : `${commit}, with changes that are in no commit`;
}

/**
 * @param {Run} run
 * @param {Row} row
 * @param {'gates' | 'reports'} among
 */
function worstOf({ benchmarks }, { id, names }, among) {
  const benchmark = benchmarks.find(each => each.id === id);
  const [first, ...others] =
    benchmark?.[among].filter(({ name }) => names.test(name)) ?? [];
  return (
    first &&
    others.reduce((worst, each) => (isWorse(each, worst) ? each : worst), first)
  );
}

/** @param {Row} row */
function lacking({ id, names }) {
  return new Error(`${id} has nothing that is named ${names}`);
}

/**
 * @param {Measured} a
 * @param {Measured} b
 */
function isWorse(a, b) {
  if (a.value === null || b.value === null) return a.value === null;
  return b.atLeast === undefined ? a.value > b.value : a.value < b.value;
}

/** @param {{ value: number | null, unit: string }} measured */
function measured({ value, unit }) {
  if (value === null) return 'not measured';
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
  return value !== null && value <= atMost && value >= atLeast
    ? 'holds'
    : '**not yet**';
}

/** @param {Measured} report */
function aim({ aimAtMost, aim: meaning, unit }) {
  if (aimAtMost === undefined) return '';
  const bound = `aim ≤ ${measured({ value: aimAtMost, unit })}`;
  return meaning === undefined ? bound : `${bound}: ${meaning}`;
}

/** @param {Measured} report */
function aimMark({ value, aimAtMost }) {
  if (aimAtMost === undefined) return '';
  return value !== null && value <= aimAtMost ? 'met' : '**missed**';
}
