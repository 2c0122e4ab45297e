import { faultRow } from '../stage/faultRow';
import { rolloutOf } from '../stage/rolloutOf';
import { listOf, stayOpen } from '../stage/ScriptedServer';
import { SECOND } from '../stage/Stage';

export const f23 = faultRow({
  id: 'F23',
  fault: 'an empty list where there were three hundred',
  async run(stage) {
    const server = await stage.scripted();
    const all = Array.from({ length: 300 }, (_, n) => rolloutOf(`web-${n}`));
    let end = () => {};
    server.script = {
      list: response =>
        listOf(server.lists().length === 2 ? [] : all)(response),
      watch: response => {
        stayOpen(response);
        end = () => {
          response.write(
            `${JSON.stringify({
              type: 'ERROR',
              object: { code: 410, reason: 'Expired' },
            })}\n`,
          );
        };
      },
    };
    const watched = stage.watch(server);
    await stage.until('live', () => watched.isLive(), 20 * SECOND);
    let fewest = 300;
    stage.onStop(
      watched.facts.subscribe(() => {
        fewest = Math.min(fewest, watched.facts.argoRollouts.rollouts.size);
      }),
    );
    end();
    await stage.until(
      'live again',
      () => watched.isLive() && server.watches().length === 2,
      20 * SECOND,
    );
    stage.expect(
      'asked once more before most of it is believed gone',
      server.lists().length === 3,
    );
    stage.expect('so nothing was lost on the way', fewest === 300);
  },
});
