import { faultRow } from '../stage/faultRow';
import { stayOpen } from '../stage/ScriptedServer';
import { SECOND } from '../stage/Stage';

const PART = 'x'.repeat(64 * 1024);

export const f05 = faultRow({
  id: 'F05',
  fault: 'a watch that dribbles, and a line without an end',
  async run(stage) {
    const dribbling = await stage.scripted();
    dribbling.script = {
      watch: response => {
        stayOpen(response);
        const timer = setInterval(() => response.write(' '), 50);
        response.on('close', () => clearInterval(timer));
      },
    };
    const endless = await stage.scripted();
    endless.script = {
      watch: response => {
        stayOpen(response);
        const timer = setInterval(() => response.write(PART), 1);
        response.on('close', () => clearInterval(timer));
      },
    };
    const slow = stage.watch(dribbling);
    const stuffed = stage.watch(endless);
    await stage.until('a slow one is live', () => slow.isLive(), 20 * SECOND);
    await stage.until(
      'a line longer than any object is given up',
      () =>
        stuffed.told.includes('unreachable: cluster-garbled') ||
        stuffed.told.includes('reconnecting: cluster-garbled'),
      60 * SECOND,
    );
    await stage.pass(10 * SECOND);
    stage.expect('the slow one still is', slow.isLive());
    stage.expect('on the same watch', dribbling.watches().length === 1);
    stage.expect(
      'memory stays bounded',
      process.memoryUsage().arrayBuffers < 512 * 1024 * 1024,
    );
  },
});
