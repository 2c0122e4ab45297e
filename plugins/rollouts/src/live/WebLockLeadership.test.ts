import { WebLockLeadership } from './WebLockLeadership';

const { signal } = new AbortController();

/** As the standard has it: what is stolen rejects at once, though its callback still runs. */
function fakeLocks() {
  let stolen: (error: Error) => void = () => {};
  const request: LockManager['request'] = (...args: unknown[]) => {
    const callback = args.at(-1);
    if (typeof callback !== 'function') throw new TypeError('no callback');
    return new Promise((resolve, reject) => {
      stolen = reject;
      Promise.resolve(callback(null)).then(resolve, reject);
    });
  };
  return {
    locks: { request },
    steal: () => stolen(new DOMException('stolen', 'AbortError')),
  };
}

describe('WebLockLeadership', () => {
  it('tells who leads that the lock was stolen', async () => {
    const { locks, steal } = fakeLocks();
    let isLed = true;
    const run = new WebLockLeadership(locks, 'rollouts').run(
      async lead => {
        await new Promise<void>(resolve => {
          lead.addEventListener('abort', () => resolve());
        });
        isLed = false;
      },
      { signal, steal: false },
    );
    steal();
    await run;
    await Promise.resolve();
    expect(isLed).toBe(false);
  });

  it('ends with who leads', async () => {
    const { locks } = fakeLocks();
    await expect(
      new WebLockLeadership(locks, 'rollouts').run(async () => {}, {
        signal,
        steal: true,
      }),
    ).resolves.toBeUndefined();
  });

  it('does not hide that the browser refuses locks', async () => {
    const refusing = {
      request: () =>
        Promise.reject(new DOMException('sandboxed', 'SecurityError')),
    };
    await expect(
      new WebLockLeadership(refusing, 'rollouts').run(async () => {}, {
        signal,
        steal: false,
      }),
    ).rejects.toThrow('sandboxed');
  });
});
