import { VirtualClock } from '../clock/VirtualClock';
import { WarmUpClock } from '../clock/WarmUpClock';
import type { StoredObject } from '../store/KubernetesObject';
import { castOf } from './castOf';
import { FLEET_CLUSTERS } from './FleetCluster';
import type { Placement } from './Placement';
import {
  HEAD_START,
  startEmbeddedFleet,
  type EmbeddedFleetOptions,
} from './startEmbeddedFleet';
import type { Story } from './Story';

/** What became of one service during a rehearsal. */
export type Rehearsed = {
  story: string;
  service: string;
  cluster: string;
  /** How often it came into the state of its story, after the start. */
  timesShown: number;
  /** The longest time in which nothing about it changed, in minutes. */
  longestRest: number;
};

/** Tells stories for so many minutes as fast as the machine can. */
export async function rehearse(
  minutes: number,
  options: Omit<EmbeddedFleetOptions, 'clock'> & { stories: readonly Story[] },
): Promise<Rehearsed[]> {
  const machine = new VirtualClock();
  const fleet = await startEmbeddedFleet({
    ...options,
    clock: new WarmUpClock(HEAD_START, machine),
  });
  const lives = fleet.clusters.flatMap(({ store }, index) =>
    castOf(options.stories, FLEET_CLUSTERS[index]?.name ?? 'staging').map(
      ({ story, placement }) => {
        const life = new Life(story, placement, machine);
        store.subscribe(({ object }) => life.see(object));
        return life;
      },
    ),
  );
  await machine.advance(minutes * 60_000);
  await fleet.stop();
  return lives.map(life => life.result);
}

class Life {
  #timesShown = 0;
  #longestRest = 0;
  #last: number;
  #isShown = true;

  constructor(
    private readonly story: Story,
    private readonly placement: Placement,
    private readonly clock: VirtualClock,
  ) {
    this.#last = clock.now().getTime();
  }

  get result(): Rehearsed {
    this.#noteRest();
    const { service, cluster } = this.placement;
    return {
      story: this.story.name,
      service,
      cluster,
      timesShown: this.#timesShown,
      longestRest: this.#longestRest / 60_000,
    };
  }

  see(object: StoredObject): void {
    const { kind, metadata } = object;
    const { namespace, service } = this.placement;
    if (
      kind !== this.story.kind ||
      metadata.namespace !== namespace ||
      metadata.name !== service
    ) {
      return;
    }
    this.#noteRest();
    const isShown = this.story.shows(object);
    if (isShown && !this.#isShown) this.#timesShown += 1;
    this.#isShown = isShown;
  }

  #noteRest(): void {
    const now = this.clock.now().getTime();
    this.#longestRest = Math.max(this.#longestRest, now - this.#last);
    this.#last = now;
  }
}
