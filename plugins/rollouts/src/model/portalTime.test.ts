import { portalNow, portalSaid } from './portalTime';

const HOUR = 3_600_000;

/** Says it twice, as it does every 15 s. */
function say(ahead: number): void {
  portalSaid(Date.now() + ahead);
  portalSaid(Date.now() + ahead);
}

const off = () => Math.round((portalNow() - Date.now()) / 60_000);

describe('the time of the portal', () => {
  afterEach(() => say(0));

  it('is that of the browser while nothing else was said', () => {
    expect(off()).toBe(0);
    say(9_000);
    expect(off()).toBe(0);
  });

  it.each([HOUR, -HOUR])('is what it says, where that is off by %i ms', by => {
    say(by);
    expect(off()).toBe(by / 60_000);
    say(0);
    expect(off()).toBe(0);
  });

  it('is not what was read once, and late', () => {
    portalSaid(Date.now() - HOUR);
    expect(off()).toBe(0);
    portalSaid(Date.now());
    expect(off()).toBe(0);
  });
});
