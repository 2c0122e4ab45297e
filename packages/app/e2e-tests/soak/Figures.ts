import { at } from '@rollouts-portal/control-plane/json.ts';

const NAMES = ['heapMB', 'rssMB', 'sockets', 'timers', 'handles'] as const;

/** What a process holds at a moment. */
export type Figures = Readonly<Record<(typeof NAMES)[number], number>>;

/** @throws when one of them is missing */
export function figuresIn(value: unknown): Figures {
  const figure = (name: (typeof NAMES)[number]): number => {
    const found = at(value, name);
    if (typeof found !== 'number') throw new Error(`no figure ${name}`);
    return found;
  };
  return {
    heapMB: figure('heapMB'),
    rssMB: figure('rssMB'),
    sockets: figure('sockets'),
    timers: figure('timers'),
    handles: figure('handles'),
  };
}
