import { faultRow } from '../stage/faultRow';
import { stayOpen } from '../stage/ScriptedServer';
import { MINUTE } from '../stage/Stage';

export const f08 = faultRow({
  id: 'F08',
  fault: 'a watch that ends as soon as it has begun, for ever',
  async run(stage) {
    const server = await stage.scripted();
    server.script = {
      watch: response => {
        stayOpen(response);
        response.end();
      },
    };
    stage.watch(server);
    await stage.pass(MINUTE);
    const before = server.watches().length;
    await stage.pass(2 * MINUTE);
    const perSecond = (server.watches().length - before) / 120;
    stage.expect(
      'after a minute no more than one request in four seconds',
      perSecond <= 0.25,
    );
    stage.expect('but still some', perSecond > 0);
  },
});
