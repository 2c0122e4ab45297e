import { summaryOf } from '../../status/summaryOf';
import { messages } from '../../text/messages';
import { renderSentence } from '../../text/renderSentence';
import type { ExampleState } from './ExampleState';
import { recordedStates } from './recordedStates';
import { unrecordedOthers } from './unrecordedOthers';
import { unrecordedRollouts } from './unrecordedRollouts';

type Provider = ExampleState['state']['provider'];

const TITLES: Record<Provider, string> = {
  'argo-rollouts': 'Argo Rollouts',
  flagger: 'Flagger',
  workload: 'Deployments, StatefulSets and DaemonSets',
};

const COLUMNS = [
  'State',
  'Phase',
  'Why, for example',
  'Waits for',
  'Possible',
  'Source',
];

const ORDER = Object.keys(messages);

/** `docs/states.md`: every state that we have a sentence for, with what is said of it and how we know of it. */
export function stateTable(rows: readonly StateRow[] = stateRows()): string {
  return [
    '# States',
    '',
    'Every state of a rollout that the portal has a sentence for. The table is made of the recordings and of the',
    'tests by `node tools/replay/writeStates.mjs`; a test sees that it is current.',
    '',
    'Source: **recorded** in the scenario of that name, from a real controller; **CRD only**: nobody has seen it, the',
    "object's schema allows it; **documented, not recorded**: upstream's source or documents tell of it, and it cannot be",
    'had on a real control plane. What was not recorded is a recorded object with a change. Controllers of Argo Rollouts',
    'before 1.0, which write no phase, are not recorded either: the phase is then the one that `kubectl argo rollouts`',
    'computes (`CalculateRolloutPhase` of `rolloututil.go`).',
    ...Object.entries(TITLES).flatMap(([provider, title]) => [
      '',
      `## ${title}`,
      '',
      ...table([
        COLUMNS,
        ...rows
          .filter(row => row.provider === provider)
          .sort((a, b) => ORDER.indexOf(a.code) - ORDER.indexOf(b.code))
          .map(({ cells }) => cells),
      ]),
    ]),
    '',
  ].join('\n');
}

/** Codes of `why` that no example leads to. */
export function sentencesWithoutState(rows: readonly StateRow[]): string[] {
  const shown = new Set(rows.map(({ code }) => code));
  return ORDER.filter(code => code.startsWith('why-') && !shown.has(code));
}

/** A line of the table. */
export type StateRow = { provider: Provider; code: string; cells: string[] };

/** The first example of each state; recordings come first. */
export function stateRows(): StateRow[] {
  const rows = new Map<string, StateRow>();
  for (const example of examples()) {
    const { provider } = example.state;
    const summary = summaryOf(example.state);
    const { code } = summary.why;
    const waitsFor = summary.waitingFor?.what ?? '';
    const key = [provider, code, summary.phase, waitsFor].join(' ');
    if (rows.has(key)) continue;
    rows.set(key, {
      provider,
      code,
      cells: [
        `\`${code.replace(/^why-/, '')}\``,
        summary.phase,
        renderSentence(summary.why),
        waitsFor,
        summary.actions
          .flatMap(({ verb, possible }) => (possible ? [verb] : []))
          .join(', '),
        sourceText(example.source),
      ],
    });
  }
  return [...rows.values()];
}

function* examples(): Generator<ExampleState> {
  yield* recordedStates();
  yield* unrecordedRollouts();
  yield* unrecordedOthers();
}

function sourceText({ how, where }: ExampleState['source']): string {
  const known = how === 'documented' ? 'documented, not recorded' : how;
  return where === undefined ? known : `${known}: ${where}`;
}

/** As Prettier aligns it. */
function table([titles = [], ...rows]: string[][]): string[] {
  const cells = [titles, ...rows].map(row =>
    row.map(cell => cell.replaceAll('|', '\\|')),
  );
  const widths = titles.map((_, column) =>
    Math.max(3, ...cells.map(row => [...(row[column] ?? '')].length)),
  );
  const line = (row: readonly string[], filler: string) =>
    `| ${row
      .map(
        (cell, column) =>
          cell + filler.repeat((widths[column] ?? 0) - [...cell].length),
      )
      .join(' | ')} |`;
  const [head = [], ...body] = cells;
  return [
    line(head, ' '),
    line(
      titles.map(() => ''),
      '-',
    ),
    ...body.map(row => line(row, ' ')),
  ];
}
