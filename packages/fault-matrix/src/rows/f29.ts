import { faultRow } from '../stage/faultRow';
import { rolloutOf } from '../stage/rolloutOf';
import { listOf, stayOpen } from '../stage/ScriptedServer';
import { MINUTE } from '../stage/Stage';

export const f29 = faultRow({
  id: 'F29',
  fault: 'a burst of a hundred thousand events',
  isHeavy: true,
  async run(stage) {
    const server = await stage.scripted();
    const EVENTS = 100_000;
    let sent = 0;
    server.script = {
      list: listOf(
        Array.from({ length: 100 }, (_, n) => rolloutOf(`web-${n}`)),
      ),
      watch: response => {
        stayOpen(response);
        const more = () => {
          while (sent < EVENTS) {
            sent += 1;
            const object = rolloutOf(`web-${sent % 100}`, {
              resourceVersion: String(100 + sent),
              image: `web:${sent}`,
            });
            if (
              !response.write(
                `${JSON.stringify({ type: 'MODIFIED', object })}\n`,
              )
            ) {
              response.once('drain', more);
              return;
            }
          }
        };
        more();
      },
    };
    const bystander = await stage.bystander();
    const watched = stage.watch(server);
    const before = process.memoryUsage().rss;
    await stage.until(
      'all taken',
      () => watched.image('web-0') === `web:${EVENTS}`,
      20 * MINUTE,
    );
    stage.expect(
      'in bounded memory',
      process.memoryUsage().rss - before < 600 * 1024 * 1024,
    );
    stage.expect('and well', watched.isLive());
    bystander.stays();
  },
});
