import { ServedVersions } from './ServedVersions';

const GROUP = 'argoproj.io';

describe('ServedVersions', () => {
  /** A server that serves one version, another one when told to. */
  function stage() {
    let serves = 'v1beta1';
    let now = 0;
    const asked: string[] = [];
    const versions = new ServedVersions(
      {
        request: async ({ path }) => {
          asked.push(path);
          return {
            status: 200,
            body:
              path === `/apis/${GROUP}`
                ? { versions: [{ version: serves }] }
                : { resources: [{ name: 'rollouts' }] },
          };
        },
      },
      {
        lastContact: { at: new Date(), monotonic: 0 },
        onConnected: () => () => {},
      },
      { monotonic: () => now, lookAgain: 60_000 },
    );
    return {
      asked,
      of: (isRefused?: boolean) =>
        versions.of(GROUP, 'rollouts', 'v1alpha1', isRefused),
      pass: (ms: number) => {
        now += ms;
      },
      serve: (version: string) => {
        serves = version;
      },
      answered: () =>
        new Promise(resolve => {
          setImmediate(resolve);
        }),
    };
  }

  it('names the version that we know until the server has said which it serves', async () => {
    const { of, answered } = stage();
    expect(of()).toBe('v1alpha1');
    await answered();
    expect(of()).toBe('v1beta1');
  });

  it('asks again for as long as what the server said is refused, and not each time', async () => {
    const { of, answered, pass, serve, asked } = stage();
    of();
    await answered();
    serve('v1alpha1');
    const before = asked.length;
    pass(59_000);
    expect(of(true)).toBe('v1beta1');
    expect(asked).toHaveLength(before);
    pass(1_000);
    of(true);
    await answered();
    expect(of(true)).toBe('v1alpha1');
  });

  it('asks nothing while nothing is refused', async () => {
    const { of, answered, pass, asked } = stage();
    of();
    await answered();
    const before = asked.length;
    pass(3_600_000);
    of();
    await answered();
    expect(asked).toHaveLength(before);
  });
});
