import { faultRow } from '../stage/faultRow';
import { rolloutOf } from '../stage/rolloutOf';
import { eventsOf } from '../stage/ScriptedServer';
import { SECOND } from '../stage/Stage';

export const f25 = faultRow({
  id: 'F25',
  fault: 'events twice, and in another order',
  async run(stage) {
    const server = await stage.scripted();
    const first = {
      type: 'ADDED',
      object: rolloutOf('web', { resourceVersion: '101' }),
    };
    const second = {
      type: 'MODIFIED',
      object: rolloutOf('web', { resourceVersion: '102', image: 'web:2' }),
    };
    const other = {
      type: 'ADDED',
      object: rolloutOf('end', { resourceVersion: '103' }),
    };
    server.script = {
      watch: eventsOf(first, first, second, second, other, other),
    };
    const watched = stage.watch(server);
    const changes: string[] = [];
    stage.onStop(
      watched.facts.subscribe(change => {
        if (change.what === 'rollout') changes.push(change.key);
      }),
    );
    await stage.until(
      'all taken',
      () => watched.knows('end') && watched.image('web') === 'web:2',
      20 * SECOND,
    );
    await stage.pass(SECOND);
    stage.expect(
      'each change told once',
      changes.join() === 'default/web,default/web,default/end',
    );
  },
});
