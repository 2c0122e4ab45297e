import type { RolloutSummary } from '@rollouts-portal/plugin-rollouts-common';
import { useMemo } from 'react';

import { FleetList, NowContext, type FleetRow } from './insides';

const nothing = () => {};
const hrefOf = ({ id }: { id: string }) => `/${id}`;

/** The list of the fleet page, in what scrolls there. */
export function OurTable({ rows }: { rows: readonly RolloutSummary[] }) {
  const drawn = useMemo<FleetRow[]>(
    () => rows.map(row => ({ row, part: 0, isGone: false })),
    [rows],
  );
  return (
    <NowContext.Provider value={0}>
      <div data-scrolls style={{ height: 800, overflowY: 'auto' }}>
        <FleetList
          rows={drawn}
          before={0}
          all={rows.length}
          sort="attention"
          sortHrefOf={sort => `?sort=${sort}`}
          lostSince={undefined}
          hrefOf={hrefOf}
          onAct={nothing}
          onLook={nothing}
          scrolled={0}
          onScrolled={nothing}
          filters={null}
          pager={null}
          nothing={null}
          isBusy={false}
          changes={0}
          onShowChanges={nothing}
          onHold={nothing}
        />
      </div>
    </NowContext.Provider>
  );
}
