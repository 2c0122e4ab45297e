import { faultRow } from '../stage/faultRow';
import { answer, stayOpen } from '../stage/ScriptedServer';
import { SECOND } from '../stage/Stage';

export const f11 = faultRow({
  id: 'F11',
  fault: 'a server that has not caught up with the version of another',
  async run(stage) {
    const server = await stage.scripted();
    server.script = {
      watch: response => {
        if (server.watches().length === 2) {
          answer(response, 504, {
            kind: 'Status',
            code: 504,
            reason: 'Timeout',
            message: 'Too large resource version: 100, current: 90',
          });
          return;
        }
        stayOpen(response);
        if (server.watches().length === 1) response.end();
      },
    };
    const watched = stage.watch(server);
    await stage.until(
      'listed anew',
      () => server.lists().length === 2,
      60 * SECOND,
    );
    await stage.until(
      'live',
      () => watched.isLive() && server.watches().length >= 3,
      20 * SECOND,
    );
    stage.expect(
      'asking for no version',
      !server.lists().at(-1)?.query.has('resourceVersion'),
    );
  },
});
