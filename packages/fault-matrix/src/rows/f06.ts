import { faultRow } from '../stage/faultRow';
import { rolloutOf } from '../stage/rolloutOf';
import { eventsOf } from '../stage/ScriptedServer';
import { SECOND } from '../stage/Stage';

export const f06 = faultRow({
  id: 'F06',
  fault: 'a line that is cut in the middle, then the end',
  async run(stage) {
    const server = await stage.scripted();
    const second = {
      type: 'ADDED',
      object: rolloutOf('second', { resourceVersion: '102' }),
    };
    server.script = {
      watch: (response, { query }) => {
        if (query.get('resourceVersion') === '101') {
          eventsOf(second)(response);
          return;
        }
        eventsOf({
          type: 'ADDED',
          object: rolloutOf('first', { resourceVersion: '101' }),
        })(response);
        response.end(JSON.stringify(second).slice(0, 100));
      },
    };
    const watched = stage.watch(server);
    await stage.until(
      'the event that was cut comes with the next watch',
      () => watched.knows('first') && watched.knows('second'),
      20 * SECOND,
    );
    stage.expect(
      'which went on from the last whole one',
      server.watches().at(-1)?.query.get('resourceVersion') === '101',
    );
    stage.expect('without another list', server.lists().length === 1);
  },
});
