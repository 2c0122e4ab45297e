import type { Gate, Report } from './Benchmark';
import type { BenchmarkResult } from './BenchmarkResult';

/** A benchmark as a table: what has to hold first, then what is only told. */
export function asText({
  id,
  what,
  peers,
  gates,
  reports,
  seconds,
  error,
}: BenchmarkResult): string {
  const rows = [
    ...gates.map(gate => [
      gate.holds ? 'ok' : 'FAILED',
      gate.name,
      amount(gate),
      bound(gate),
    ]),
    ...reports.map(report => ['', report.name, amount(report), aim(report)]),
  ];
  const widths = [0, 1, 2].map(column =>
    Math.max(...rows.map(row => row[column]?.length ?? 0)),
  );
  return [
    `${id}: ${what}`,
    `  beside ${peers.join(', ')}; took ${seconds} s`,
    ...rows.map(([verdict = '', name = '', value = '', limit = '']) =>
      [
        ' ',
        verdict.padEnd(widths[0] ?? 0),
        name.padEnd(widths[1] ?? 0),
        value.padStart(widths[2] ?? 0),
        limit,
      ]
        .join(' ')
        .trimEnd(),
    ),
    ...(error === undefined ? [] : [`  FAILED ${error}`]),
    '',
    '',
  ].join('\n');
}

function bound(gate: Gate): string {
  return 'atMost' in gate
    ? `at most ${gate.atMost}`
    : `at least ${gate.atLeast}`;
}

function aim({ value, aimAtMost, aim: meaning }: Report): string {
  if (aimAtMost === undefined) return '';
  const wanted = `aim: at most ${digits(aimAtMost)}`;
  return [
    meaning === undefined ? wanted : `${wanted}, ${meaning}`,
    // What could not be measured misses it, too.
    ...(value <= aimAtMost ? [] : ['missed']),
  ].join('; ');
}

/** To three digits: more would only be noise. */
function digits(value: number): number {
  return Number(
    Math.abs(value) >= 1000 ? Math.round(value) : value.toPrecision(3),
  );
}

function amount({ value, unit }: { value: number; unit: string }): string {
  return `${digits(value)} ${unit}`.trimEnd();
}
