import { VirtualClock } from '../../clock/VirtualClock';
import type { EmbeddedFleet } from '../startEmbeddedFleet';
import { steady } from '../stories/steady';
import { waitsForPerson } from '../stories/waitsForPerson';
import { startLargeFleet } from './startLargeFleet';

jest.setTimeout(120_000);

describe('a large fleet', () => {
  const clock = new VirtualClock();
  let fleet: EmbeddedFleet;
  let same: EmbeddedFleet;
  const reported: string[] = [];

  async function start() {
    return startLargeFleet({
      rbac: '',
      seed: 7,
      clusters: 4,
      rollouts: 410,
      changes: 10,
      stories: [steady, waitsForPerson],
      clock,
      report: ({ message }) => reported.push(message),
    });
  }

  beforeAll(async () => {
    fleet = await start();
    same = await start();
  });
  afterAll(async () => {
    await fleet.stop();
    await same.stop();
  });

  function rollouts({ clusters }: EmbeddedFleet) {
    return clusters.map(({ store }) => {
      const resource = store.resource('rollouts');
      return resource ? store.list(resource) : [];
    });
  }

  it('has as many rollouts as were asked for, shared out over all clusters', () => {
    expect(rollouts(fleet).map(({ length }) => length)).toEqual([
      103, 103, 102, 102,
    ]);
    expect(
      fleet.clusters.map(({ name, environment }) => `${name} ${environment}`),
    ).toEqual([
      'cluster-001 production',
      'cluster-002 staging',
      'cluster-003 test',
      'cluster-004 production',
    ]);
    expect(reported).toEqual([]);
  });

  it('has them in states of stories, nearly all healthy', () => {
    const phases = rollouts(fleet)
      .flat()
      .map(({ status }) => JSON.parse(JSON.stringify(status)).phase);
    const healthy = phases.filter(phase => phase === 'Healthy');
    expect(healthy.length).toBeGreaterThan(380);
    expect(new Set(phases).size).toBeGreaterThan(1);
  });

  it('is the same for the same seed', () => {
    const specs = (of: EmbeddedFleet) =>
      JSON.stringify(
        rollouts(of).map(objects =>
          objects.map(({ metadata: { name, namespace }, spec, status }) => ({
            name,
            namespace,
            spec,
            phase: JSON.parse(JSON.stringify(status)).phase,
          })),
        ),
      );
    expect(specs(same) === specs(fleet)).toBe(true);
  });

  it('keeps changing', async () => {
    const versions = () =>
      fleet.clusters.reduce((sum, { store }) => sum + store.version, 0);
    const before = versions();
    await clock.advance(1_000);
    expect(versions() - before).toBe(10);
  });
});
