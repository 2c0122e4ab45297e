import { faultRow } from '../stage/faultRow';
import { stayOpen } from '../stage/ScriptedServer';
import { SECOND } from '../stage/Stage';

export const f07 = faultRow({
  id: 'F07',
  fault: 'garbage in the middle of a watch, three times',
  async run(stage) {
    const server = await stage.scripted();
    let garbage = 3;
    server.script = {
      watch: response => {
        stayOpen(response);
        garbage -= 1;
        if (garbage >= 0) response.write('<html>\n');
      },
    };
    const watched = stage.watch(server);
    await stage.until(
      'told',
      () => watched.told.includes('reconnecting: cluster-garbled'),
      20 * SECOND,
    );
    await stage.until('live again', () => watched.isLive(), 60 * SECOND);
    const [, again, third, afterwards] = server.watches();
    stage.expect(
      'the watch goes on from where it was',
      again?.query.get('resourceVersion') === '100' &&
        third?.query.get('resourceVersion') === '100',
    );
    stage.expect(
      'and after three in a row there is a new list',
      server.lists().length === 2 && afterwards !== undefined,
    );
  },
});
