import { replicaRow } from '../stage/replicaRow';
import { MINUTE, SECOND } from '../stage/Stage';
import { StoredRollouts } from '../stage/StoredRollouts';

const CLUSTERS = 6;

/** From the death of a replica until its clusters are watched by another. */
const TAKEOVER = 20 * SECOND;

export const f35 = replicaRow({
  id: 'F35',
  fault: 'a replica that dies, and one that sleeps, with all the leases',
  async run(stage, replicas) {
    const clusters = await Promise.all(
      Array.from({ length: CLUSTERS }, (_, n) => stage.cluster(`c${n}`)),
    );
    const stored = clusters.map(cluster => new StoredRollouts(cluster));
    stored.forEach((rollouts, n) => rollouts.create(`web-${n}`));
    const all = clusters.map((_, n) => `web-${n}`).join();

    const first = await replicas.replica(clusters);
    await stage.until(
      'the first watches all clusters',
      () => first.replica.watching().length === CLUSTERS,
      MINUTE,
    );
    const second = await replicas.replica(clusters);
    await stage.until(
      'the second shows all, and watches none of its own accord',
      () => second.replica.names().join() === all,
      MINUTE,
    );

    const killed = stage.time.timing.monotonic();
    await first.kill();
    stage.expect(
      'the one that is left still shows all',
      second.replica.names().join() === all,
    );
    await stage.until(
      'and holds all leases',
      () => second.replica.held().length === CLUSTERS,
      MINUTE,
    );
    await stage.until(
      'and watches all clusters',
      () => second.replica.watching().length === CLUSTERS,
      MINUTE,
    );
    const took = stage.time.timing.monotonic() - killed;
    stage.expect('within 20 s of the death', took <= TAKEOVER);

    const third = await replicas.replica(clusters);
    await stage.until(
      'a third shows all',
      () => third.replica.names().join() === all,
      MINUTE,
    );
    const heldBefore = second.replica.held();
    second.link.hold();
    // It sees this and sends it, and nothing arrives.
    stored.forEach((rollouts, n) => rollouts.create(`late-${n}`));
    await stage.until(
      'the third takes over from the one that sleeps',
      () => third.replica.held().length === CLUSTERS,
      MINUTE,
    );
    await stage.until(
      'and watches all clusters',
      () => third.replica.watching().length === CLUSTERS,
      MINUTE,
    );
    const writtenBefore = await replicas.lastNumbers();
    second.link.restore();
    await stage.until(
      'the one that slept learns that they are another’s',
      () => second.replica.held().length === 0,
      2 * MINUTE,
    );
    stage.expect('it had some to lose', heldBefore.length > 0);
    await stage.until(
      'and it shows what the other sees',
      () => second.replica.names().join() === third.replica.names().join(),
      2 * MINUTE,
    );
    stage.expect(
      'nothing that it wrote with its old leases was taken',
      (await replicas.rowsOfFormerHolders(writtenBefore)) === 0,
    );
  },
});
