import { faultRow } from '../stage/faultRow';
import { rolloutOf } from '../stage/rolloutOf';
import { eventsOf } from '../stage/ScriptedServer';
import { SECOND } from '../stage/Stage';

export const f27 = faultRow({
  id: 'F27',
  fault: 'a change of something unknown, and a deletion',
  async run(stage) {
    const server = await stage.scripted();
    server.script = {
      watch: eventsOf(
        {
          type: 'DELETED',
          object: rolloutOf('never', { resourceVersion: '101' }),
        },
        {
          type: 'MODIFIED',
          object: rolloutOf('web', { resourceVersion: '102' }),
        },
      ),
    };
    const watched = stage.watch(server);
    await stage.until(
      'the change is taken',
      () => watched.knows('web'),
      20 * SECOND,
    );
    stage.expect(
      'the deletion is nothing',
      watched.keys().join() === 'default/web',
    );
    stage.expect('and all is well', watched.isLive());
  },
});
