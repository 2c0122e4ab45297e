import type { DerivedDetail } from '../model/Derived';
import type { RolloutTree } from '../status/argo-rollouts/tree/RolloutTree';
import { treeRows, type TreeRow } from './treeRows';
import { asUpstreamView, type UpstreamView } from './upstreamView';

/** How upstream says a time in one line of the tree; `line` counts from the one of the rollout itself, which is 0. */
export type Clock = {
  age(line: number, since: string): string;
  delay(line: number, until: string): string;
};

const HEADER: readonly (readonly [field: string, label: string])[] = [
  ['Name', 'Name:'],
  ['Namespace', 'Namespace:'],
  ['Status', 'Status:'],
  ['Message', 'Message:'],
  ['Strategy', 'Strategy:'],
  ['Step', '  Step:'],
  ['SetWeight', '  SetWeight:'],
  ['ActualWeight', '  ActualWeight:'],
  ['Images', 'Images:'],
];
const REPLICAS = ['Desired', 'Current', 'Updated', 'Ready', 'Available'];
const LABEL_WIDTH = 17;

/** Our detail and tree in the layout of `kubectl argo rollouts get rollout --no-color`. */
export function rolloutText(
  detail: DerivedDetail,
  tree: RolloutTree,
  clock: Clock,
): string {
  const view = asUpstreamView(detail);
  const root: TreeRow = {
    name: `⟳ ${detail.name}`,
    kind: 'Rollout',
    status: view.Status ?? '',
    since: detail.createdAt,
    info: [],
    children: treeRows(tree),
  };
  return [...headerLines(view), '', ...table(root, clock), ''].join('\n');
}

function headerLines(view: UpstreamView): string[] {
  return [
    ...HEADER.flatMap(([field, label]) => {
      const value = view[field];
      if (value === undefined) return [];
      return value
        .split('\n')
        .map((line, index) => labelled(index === 0 ? label : '', line));
    }),
    'Replicas:',
    ...REPLICAS.map(field => labelled(`  ${field}:`, view[field] ?? '')),
  ];
}

function labelled(label: string, value: string): string {
  return `${label.padEnd(LABEL_WIDTH)}${value}`;
}

function table(root: TreeRow, clock: Clock): string[] {
  const cells = flatten(root, '', '').map(({ text, row }, line) => [
    text,
    row.kind,
    row.status,
    row.since === undefined ? '' : clock.age(line, row.since),
    [
      ...row.info,
      ...(row.scaleDownAt
        ? [`delay:${clock.delay(line, row.scaleDownAt)}`]
        : []),
    ].join(','),
  ]);
  const all = [['NAME', 'KIND', 'STATUS', 'AGE', 'INFO'], ...cells];
  const widths = [0, 1, 2, 3].map(column =>
    Math.max(...all.map(line => lengthOf(line[column] ?? ''))),
  );
  return all.map(line =>
    line
      .map((cell, column) => {
        const width = widths[column];
        // The last column ends the line.
        return width === undefined
          ? cell
          : cell + ' '.repeat(width + 2 - lengthOf(cell));
      })
      .join(''),
  );
}

function flatten(
  row: TreeRow,
  branch: string,
  below: string,
): { text: string; row: TreeRow }[] {
  const last = row.children.length - 1;
  return [
    { text: `${branch}${row.name}`, row },
    ...row.children.flatMap((child, index) =>
      index === last
        ? flatten(child, `${below}└──`, `${below}   `)
        : flatten(child, `${below}├──`, `${below}│  `),
    ),
  ];
}

/** Characters, not code units: upstream's icons are one column each. */
function lengthOf(cell: string): number {
  return [...cell].length;
}
