import { VirtualClock } from '../clock/VirtualClock';
import { WarmUpClock } from '../clock/WarmUpClock';
import type { StoredObject } from '../store/KubernetesObject';
import { ALL_STORIES } from './allStories';
import { castOf } from './castOf';
import {
  HEAD_START,
  startEmbeddedFleet,
  type EmbeddedFleet,
  type EmbeddedFleetOptions,
} from './startEmbeddedFleet';
import type { Placement } from './Placement';
import type { Story } from './Story';

const MINUTE = 60_000;
const NOW = new Date('2026-01-05T09:00:00Z');

jest.setTimeout(120_000);

describe('the embedded fleet', () => {
  let machine: VirtualClock;
  let fleet: EmbeddedFleet;
  let reported: string[];

  afterEach(async () => {
    await fleet.stop();
  });

  async function start(options: Partial<EmbeddedFleetOptions> = {}) {
    machine = new VirtualClock(NOW);
    reported = [];
    fleet = await startEmbeddedFleet({
      rbac: '',
      seed: 1,
      pace: 1,
      quiet: false,
      report: ({ message }) => reported.push(message),
      clock: new WarmUpClock(HEAD_START, machine),
      ...options,
    });
  }

  it.each([false, true])(
    'shows every story in its state at the start (quiet: %s)',
    async quiet => {
      await start({ quiet });
      const elsewhere = cast()
        .filter(({ story, workload }) => !story.shows(workload()))
        .map(nameOf);
      expect(elsewhere).toEqual([]);
    },
  );

  it('deploys nothing while it is quiet', async () => {
    await start({ quiet: true });
    const before = cast().map(({ workload }) => workload().spec);
    await machine.advance(10 * MINUTE);
    expect(cast().map(({ workload }) => workload().spec)).toEqual(before);
  });

  it('is the same fleet for the same seed, and another for another', async () => {
    const states = async (seed: number) => {
      await start({ seed });
      const seen = cast().map(({ workload }) =>
        JSON.stringify(workload().status),
      );
      await fleet.stop();
      return seen;
    };
    const first = await states(1);
    expect(await states(1)).toEqual(first);
    expect(await states(2)).not.toEqual(first);
  });

  function cast(): Role[] {
    return fleet.clusters.flatMap(({ name, store }) =>
      castOf(
        ALL_STORIES,
        name === 'prod-eu' || name === 'prod-us' ? name : 'staging',
      ).map(({ story, placement }) => ({
        story,
        placement,
        workload: () => {
          const resource = store.resources.find(
            ({ kind }) => kind === story.kind,
          );
          if (!resource) throw new Error(`no kind ${story.kind}`);
          const { namespace, service } = placement;
          return store.get({ resource, namespace, name: service });
        },
      })),
    );
  }
});

type Role = {
  story: Story;
  placement: Placement;
  workload: () => StoredObject;
};

function nameOf({
  story,
  placement: { service, cluster },
}: Pick<Role, 'story' | 'placement'>): string {
  return `${story.name}: ${service} in ${cluster}`;
}
