import { faultRow } from '../stage/faultRow';
import { rolloutOf } from '../stage/rolloutOf';
import { listOf } from '../stage/ScriptedServer';
import { SECOND } from '../stage/Stage';
import { Fleet } from '../stage/insides';
import { StoredRollouts } from '../stage/StoredRollouts';

export const f33 = faultRow({
  id: 'F33',
  fault: 'removed while it syncs, and another under its name',
  async run(stage) {
    const old = await stage.scripted();
    // The first of two pages; the second never comes.
    old.script = {
      list: response => {
        if (old.lists().length > 1) return;
        listOf([rolloutOf('old')], '100', 'more')(response);
      },
    };
    const fresh = await stage.cluster('same');
    new StoredRollouts(fresh).create('web');
    const syncing = stage.watch(old, { name: 'same' });
    const fleet = new Fleet([syncing.facts]);
    await stage.until('it syncs', () => old.lists().length === 2, 20 * SECOND);
    fleet.remove('same');
    await syncing.stop();
    stage.expect(
      'all its rows are gone',
      fleet.select(() => true).length === 0,
    );
    const watched = stage.watchSimulated(fresh);
    fleet.add(watched.facts);
    await stage.until('the other is live', () => watched.isLive(), 30 * SECOND);
    const ids = fleet.select(() => true).map(({ facts }) => facts.name);
    stage.expect('with its own rows alone', ids.join() === 'web');
    await stage.until(
      'no connection to the first is left',
      () => old.connections === 0,
      20 * SECOND,
    );
  },
});
