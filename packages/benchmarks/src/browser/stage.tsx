import { createTheme, ThemeProvider } from '@material-ui/core/styles';
import { mockApis, MockErrorApi, TestApiProvider } from '@backstage/test-utils';
import { errorApiRef } from '@backstage/core-plugin-api';
import { translationApiRef } from '@backstage/core-plugin-api/alpha';
import type { RolloutSummary } from '@rollouts-portal/plugin-rollouts-common';
import { useState, type ComponentType } from 'react';
import { createRoot, type Root } from 'react-dom/client';
import { MemoryRouter } from 'react-router-dom';

import { OurTable } from './OurTable';
import { PeerTable } from './PeerTable';
import { tableRows, updatedRows } from './tableRows';

type Contestant = ComponentType<{ rows: readonly RolloutSummary[] }>;

const CONTESTANTS: Record<string, Contestant> = {
  ours: OurTable,
  peer: PeerTable,
};

const FRAMES = 30;
const UPDATES = 3;
const STRIDE = 400;
/** Until the first drawing, which React does in one go. */
const MOST_FRAMES = 1_000;

const theme = createTheme();

const APIS = [
  [translationApiRef, mockApis.translation()],
  [errorApiRef, new MockErrorApi()],
] as const;

/** What a table costs in this browser, in ms; elements that it takes. */
type TableCost = {
  mount: number;
  update: number;
  /** The slowest twentieth of the frames while it is scrolled begins here. */
  frame: number;
  elements: number;
};

let root: Root | undefined;
/** Hands new rows to the table that is drawn. */
let change: ((rows: readonly RolloutSummary[]) => void) | undefined;

/** Only the rows change, as in a portal; what is around them stays, or all that asks it for anything was drawn again. */
function Changing({
  Contestant,
  first,
}: {
  Contestant: Contestant;
  first: readonly RolloutSummary[];
}) {
  const [rows, setRows] = useState(first);
  change = setRows;
  return <Contestant rows={rows} />;
}

declare global {
  interface Window {
    measureTable(name: string, count: number): Promise<TableCost>;
    clearTable(): Promise<void>;
  }
}

window.measureTable = async (name, count) => {
  const Contestant = CONTESTANTS[name];
  const place = document.getElementById('stage');
  if (!Contestant || !place) throw new Error(`there is no ${name}`);
  const rows = tableRows(count);
  const mounted = createRoot(place);
  root = mounted;
  const timed = async (draw: () => void) => {
    const began = performance.now();
    draw();
    await untilPainted(place);
    return performance.now() - began;
  };

  const mount = await timed(() =>
    mounted.render(
      <TestApiProvider apis={APIS}>
        <ThemeProvider theme={theme}>
          <MemoryRouter>
            <Changing Contestant={Contestant} first={rows} />
          </MemoryRouter>
        </ThemeProvider>
      </TestApiProvider>,
    ),
  );
  const elements = place.querySelectorAll('*').length;
  const hand = change;
  if (!hand) throw new Error('nothing takes new rows');
  const updates: number[] = [];
  for (let round = 0; round < UPDATES; round += 1) {
    const changed = updatedRows(rows, round);
    const shown = textOfFirst(place);
    updates.push(await timed(() => hand(changed)));
    if (textOfFirst(place) === shown) throw new Error('nothing has changed');
  }
  return {
    mount,
    update: at(updates, 0.5),
    frame: at(await frames(place), 0.95),
    elements,
  };
};

window.clearTable = async () => {
  root?.unmount();
  root = undefined;
  await nextFrame();
};

/** React draws in a task of its own; then the browser, which is done when it begins the frame after. */
async function untilPainted(place: HTMLElement) {
  for (let frame = 0; !place.querySelector('tbody td'); frame += 1) {
    if (frame > MOST_FRAMES) throw new Error('nothing was drawn');
    await nextFrame();
  }
  await nextFrame();
  await nextFrame();
}

function textOfFirst(place: HTMLElement): string | null | undefined {
  return place.querySelector('tbody tr')?.textContent;
}

async function frames(place: HTMLElement): Promise<number[]> {
  const scroller = place.querySelector('[data-scrolls]');
  if (!scroller) throw new Error('nothing scrolls');
  const durations: number[] = [];
  let before = await nextFrame();
  for (let frame = 0; frame < FRAMES; frame += 1) {
    scroller.scrollTop += STRIDE;
    const now = await nextFrame();
    durations.push(now - before);
    before = now;
  }
  if (scroller.scrollTop === 0) throw new Error('it did not scroll');
  return durations;
}

function nextFrame(): Promise<number> {
  return new Promise(resolve => {
    requestAnimationFrame(resolve);
  });
}

function at(values: readonly number[], share: number): number {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.floor(share * (sorted.length - 1))] ?? NaN;
}
