import { setTimeout as pause } from 'node:timers/promises';

import type { ConvergenceStage } from '../convergence/ConvergenceStage.ts';
import type { Fault } from '../convergence/faults/Fault.ts';
import type { WatchedCluster } from '../convergence/WatchedCluster.ts';
import type { Delivery } from './Delivery.ts';
import type { Figures } from './Figures.ts';
import type { Traffic } from './Traffic.ts';
import type { Viewers } from './Viewers.ts';

const TURN_MS = 30_000;

/** What one turn came to: a fault, the portal equal to the clusters again, and what its process held then. */
export type Turn = {
  minute: number;
  fault: string;
  /** Of both clusters. */
  rows: number;
  /** From the end of the fault, or of the writing after it, until all was equal. */
  equalAfterSeconds: number;
  figures: Figures;
};

type SoakParts = {
  stage: ConvergenceStage;
  traffic: Traffic;
  viewers: Viewers;
  deliveries: readonly Delivery[];
};

/** Faults in turn, while people write and look. */
export class Soak {
  readonly #parts: SoakParts;
  readonly #began = Date.now();

  constructor(parts: SoakParts) {
    this.#parts = parts;
  }

  /** @throws when the portal does not come to equal the clusters */
  async turn(fault: Fault, watched: WatchedCluster): Promise<Turn> {
    const { stage, traffic, viewers, deliveries } = this.#parts;
    const began = Date.now();
    traffic.flow();
    await fault.bring(stage, watched);
    await Promise.all(deliveries.map(delivery => delivery.goOn()));
    await pause(Math.max(0, began + TURN_MS - Date.now()));
    await traffic.hold();
    const held = Date.now();
    const rows = await this.#untilEqual();
    const equalAfterSeconds = (Date.now() - held) / 1000;
    await viewers.change();
    return {
      minute: (Date.now() - this.#began) / 60_000,
      fault: `${watched.name}: ${fault.name}`,
      rows,
      equalAfterSeconds,
      figures: await stage.portal.figures(),
    };
  }

  async #untilEqual(): Promise<number> {
    const { stage } = this.#parts;
    const agreements = await Promise.all(
      stage.clusters.map(cluster => stage.untilEqual(cluster)),
    );
    return agreements.reduce((sum, { rows }) => sum + rows, 0);
  }
}
