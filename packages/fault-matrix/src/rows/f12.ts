import { faultRow } from '../stage/faultRow';
import { answer, stayOpen } from '../stage/ScriptedServer';
import { SECOND } from '../stage/Stage';

export const f12 = faultRow({
  id: 'F12',
  fault: 'a busy server that asks for seven seconds',
  async run(stage) {
    const server = await stage.scripted();
    server.script = {
      watch: response => {
        if (server.watches().length === 2) {
          answer(response, 429, 'Too many requests\n', {
            'content-type': 'text/plain',
            'retry-after': '7',
          });
          return;
        }
        stayOpen(response);
        if (server.watches().length === 1) response.end();
      },
    };
    const watched = stage.watch(server);
    await stage.until(
      'told as busy',
      () => watched.told.includes('reconnecting: cluster-throttled'),
      30 * SECOND,
    );
    await stage.until('live again', () => watched.isLive(), 60 * SECOND);
    const [, busy, next] = server.watches();
    stage.expect(
      'it had the time that it asked for',
      busy !== undefined &&
        next !== undefined &&
        next.at - busy.at >= 7 * SECOND,
    );
    stage.expect('without another list', server.lists().length === 1);
  },
});
