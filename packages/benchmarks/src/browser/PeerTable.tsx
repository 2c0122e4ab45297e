import { Table, type TableColumn } from '@backstage/core-components';
import type { RolloutSummary } from '@rollouts-portal/plugin-rollouts-common';
import { useMemo } from 'react';

type Row = Pick<
  RolloutSummary,
  'id' | 'name' | 'cluster' | 'phase' | 'message' | 'since' | 'revision'
> & { step: string; weight: string };

const COLUMNS: TableColumn<Row>[] = [
  { title: 'Service', field: 'name' },
  { title: 'Cluster', field: 'cluster' },
  { title: 'State', field: 'phase' },
  { title: 'Message', field: 'message' },
  { title: 'Step', field: 'step' },
  { title: 'New version', field: 'weight' },
  { title: 'Revision', field: 'revision' },
  { title: 'For', field: 'since' },
];

/** The same rows as plain text, all in one table, as one has to have them to scroll through them. */
export function PeerTable({ rows }: { rows: readonly RolloutSummary[] }) {
  const data = useMemo(
    () =>
      rows.map(row => ({
        ...row,
        step: row.step ? `${row.step.index} of ${row.step.count}` : '',
        weight: `${row.weights.actual.value} %`,
      })),
    [rows],
  );
  return (
    <div data-scrolls style={{ height: 800, overflowY: 'auto' }}>
      <Table<Row>
        columns={COLUMNS}
        data={data}
        options={{ paging: false, search: false, toolbar: false }}
      />
    </div>
  );
}
