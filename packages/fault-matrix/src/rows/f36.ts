import {
  ActionLog,
  replicaTiming,
  type PlayedReplica,
} from '../stage/replicaInsides';
import { replicaRow } from '../stage/replicaRow';
import { MINUTE, SECOND, type Stage } from '../stage/Stage';
import { StoredRollouts } from '../stage/StoredRollouts';

const MANY = 300;
/** Beside them: the one that changes, and what the cluster has of itself, such as Namespaces. */
const OTHERS = 20;
/** Less than a lease is for. */
const FAILOVER_TAKES = 4 * SECOND;

export const f36 = replicaRow({
  id: 'F36',
  fault: 'a database that is gone, that does not answer, or that fails over',
  async run(stage, replicas) {
    const cluster = await stage.cluster('europe');
    const stored = new StoredRollouts(cluster);
    stored.create('web');
    const one = await replicas.replica([cluster]);
    await stage.until('one watches', () => isWatching(one.replica), MINUTE);
    const other = await replicas.replica([cluster]);
    const isShown = (name: string, { replica } = other) =>
      replica.names().includes(name);
    await stage.until('the other reads', () => isShown('web'), MINUTE);
    const log = await ActionLog.open({
      getClient: async () => one.replica.database,
    });

    one.link.cut();
    other.link.cut();
    stored.createMany(MANY);
    for (let round = 0; round < MANY; round += 1)
      stored.changeImage('web', `web:${round}`);
    await stage.until(
      'who watches goes on showing what happens',
      () => isShown(`many-${MANY - 1}`, one),
      MINUTE,
    );
    stage.expect('who reads shows what it knows', isShown('web'));
    stage.expect(
      'what waits to be written is each row once, however often it changed',
      one.replica.waiting('europe') <= MANY + OTHERS,
    );
    stage.expect('no action can be put on record', await isRefused(log));
    await stage.until(
      'who reads says so in time',
      () => other.replica.state('europe') === 'stale: replicas-database',
      3 * MINUTE,
    );
    stage.expect('and shows what it knows all the same', isShown('web'));
    stage.expect('who watches is live', one.replica.state('europe') === 'live');
    one.link.restore();
    other.link.restore();
    await stage.until(
      'all of it arrives when the database is back',
      () =>
        isShown(`many-${MANY - 1}`) && other.replica.state('europe') === 'live',
      3 * MINUTE,
    );

    const [watches, reads] = await roles(stage, one, other);
    one.link.hold();
    other.link.hold();
    stored.create('slow');
    await stage.until(
      'while it does not answer, who watches goes on',
      () => isShown('slow', watches),
      MINUTE,
    );
    stage.expect('and who reads shows what it knows', isShown('web', reads));
    await stage.pass(replicaTiming.leaseTtl);
    one.link.restore();
    other.link.restore();
    await stage.until(
      'and all of it arrives when it answers',
      () => isShown('slow', reads) && reads.replica.state('europe') === 'live',
      3 * MINUTE,
    );

    const [holds, follows] = await roles(stage, one, other);
    const before = await replicas.epochs();
    stored.create('before');
    one.link.cut();
    other.link.cut();
    stored.create('during');
    await stage.pass(FAILOVER_TAKES);
    one.link.restore();
    other.link.restore();
    stored.create('after');
    await stage.until(
      'another takes the place of the database, with its data, and nothing is lost',
      () => ['before', 'during', 'after'].every(name => isShown(name, follows)),
      MINUTE,
    );
    stage.expect(
      'who watches is the same',
      isWatching(holds.replica) &&
        (await replicas.epochs()).get('europe') === before.get('europe'),
    );
    stage.expect(
      'nobody was called out of date for it',
      [one, other].every(({ replica }) => replica.state('europe') === 'live'),
    );
    stage.expect('and actions are put on record', !(await isRefused(log)));
  },
});

type Played = { replica: PlayedReplica };

/** Who watches, and who reads: a lease that ran out while nobody could renew it may have come to the other. */
async function roles<Each extends Played>(
  stage: Stage,
  one: Each,
  other: Each,
): Promise<[watches: Each, reads: Each]> {
  await stage.until(
    'one of them watches',
    () => [one, other].some(({ replica }) => isWatching(replica)),
    MINUTE,
  );
  return isWatching(one.replica) ? [one, other] : [other, one];
}

function isWatching(replica: PlayedReplica): boolean {
  return replica.watching().join() === 'europe';
}

/** As the portal writes each attempt before anything is sent; what cannot be written is not sent. */
async function isRefused(log: ActionLog): Promise<boolean> {
  try {
    await log.initiate({
      actionId: '00000000-0000-4000-8000-000000000001',
      actor: 'user:default/ann',
      initiatedAt: new Date(0).toISOString(),
      command: {
        verb: 'abort',
        rolloutId: 'europe/argoproj.io/Rollout/default/web',
        precondition: { uid: 'u', podHash: 'p' },
        idempotencyKey: '00000000-0000-4000-8000-000000000001',
      },
    });
    return false;
  } catch {
    return true;
  }
}
