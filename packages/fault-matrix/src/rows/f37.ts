import { Deafened } from '../stage/Deafened';
import { replicaRow } from '../stage/replicaRow';
import { MINUTE, SECOND } from '../stage/Stage';
import { StoredRollouts } from '../stage/StoredRollouts';

/** The longest between two looks, however long a listening connection is gone. */
const LOOKS_LAST = 5 * SECOND;

export const f37 = replicaRow({
  id: 'F37',
  fault: 'nudges that are lost, and listening connections that are cut',
  async run(stage, replicas) {
    const cluster = await stage.cluster('europe');
    const stored = new StoredRollouts(cluster);
    stored.create('web');
    const { replica: one } = await replicas.replica([cluster]);
    await stage.until(
      'one watches',
      () => one.watching().join() === 'europe',
      MINUTE,
    );
    const { replica: other } = await replicas.replica([cluster]);
    await stage.until(
      'the other reads',
      () => other.names().join() === 'web',
      MINUTE,
    );

    const deafened = new Deafened(replicas.database);
    stage.onStop(() => deafened.end());
    await stage.until(
      'it is said that nobody listens',
      () => other.said.some(said => said.includes('look every few seconds')),
      MINUTE,
    );
    stored.create('unheard');
    await stage.until(
      'a look finds what nobody tells of',
      () => other.names().includes('unheard'),
      LOOKS_LAST,
    );
    stored.remove('unheard');
    await stage.until(
      'also what is gone',
      () => !other.names().includes('unheard'),
      LOOKS_LAST,
    );

    await deafened.end();
    stored.create('heard');
    await stage.until(
      'what is told when they listen again arrives',
      () => other.names().includes('heard'),
      LOOKS_LAST,
    );
  },
});
