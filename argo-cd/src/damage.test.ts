import { damaged } from './damaged';
import { HealthCheck } from './HealthCheck';
import { HEALTH_KINDS } from './healthKinds';
import { loadFixtures } from './loadFixtures';
import { LuaMachine } from './LuaMachine';

// Many thousand evaluations, on a machine that may be busy.
jest.setTimeout(60_000);

const machine = new LuaMachine();
afterAll(() => machine.close());

// Argo CD's own interpreter gets all of them, and pairs, in `conformance/`.
const EVERY = 97;

it.each(HEALTH_KINDS)(
  '%s: whatever is broken in an object, there is a status and a message',
  async kind => {
    const check = new HealthCheck(kind, machine);
    let tried = 0;
    let met = 0;
    for (const { object } of loadFixtures(kind)) {
      for (const broken of damaged(object)) {
        met += 1;
        if (met % EVERY !== 0) continue;
        const { message } = await check.of(broken);
        expect(message).not.toBe('');
        tried += 1;
      }
    }
    expect(tried).toBeGreaterThan(150);
  },
);
