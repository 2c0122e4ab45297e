import { faultRow } from '../stage/faultRow';
import { rolloutOf } from '../stage/rolloutOf';
import { eventsOf, listOf, stayOpen } from '../stage/ScriptedServer';
import { SECOND } from '../stage/Stage';

export const f09 = faultRow({
  id: 'F09',
  fault: 'an ERROR event that says 410, on a stream that stays open',
  async run(stage) {
    const server = await stage.scripted();
    let closed = false;
    server.script = {
      list: (response, seen) =>
        listOf(
          server.lists().length > 1 ? [rolloutOf('web')] : [],
          String(seen.at),
        )(response),
      watch: response => {
        if (server.watches().length > 1) {
          stayOpen(response);
          return;
        }
        response.on('close', () => {
          closed = true;
        });
        eventsOf({
          type: 'ERROR',
          object: { kind: 'Status', code: 410, reason: 'Expired' },
        })(response);
      },
    };
    const watched = stage.watch(server);
    await stage.until(
      'listed anew',
      () => watched.knows('web') && watched.isLive(),
      20 * SECOND,
    );
    stage.expect('after the stream was closed from here', closed);
    stage.expect('once', server.lists().length === 2);
  },
});
