// The process of benchmarks that measure nothing; `runApart.test.ts` starts it.
// The package is TypeScript that plain Node cannot read; Backstage's own transform can.
import '@backstage/cli/config/nodeTransform.cjs';

const { default: program } = await import('../runForParent.ts');

const NOTHING = { gates: [], reports: [] };
const forEver = () => new Promise(() => {});

/** What each of them does when it is run. */
const runs = {
  measures: async ({ quick, seed }) => ({
    gates: [
      { name: quick ? 'quick' : 'whole', value: seed, unit: 'CU', atMost: 8 },
    ],
    reports: [
      { name: 'unmeasured', value: NaN, unit: 'ms', aimAtMost: 5, aim: 'any' },
    ],
  }),
  breaks: async () => {
    throw new Error('the server is gone');
  },
  crashes: () => process.kill(process.pid, 'SIGKILL'),
  leaves: () => process.exit(0),
  'waits for nothing': forEver,
  stays: async () => {
    setInterval(() => {}, 60_000);
    return NOTHING;
  },
  'hangs on exit': async () => {
    process.on('exit', () => {
      for (;;);
    });
    return NOTHING;
  },
  'goes on': () => {
    setInterval(() => {}, 60_000);
    process.send('it has begun');
    return forEver();
  },
};

await program.runForParent(
  Object.entries(runs).map(([id, run]) => ({ id, what: id, peers: [], run })),
  process.argv[2] ?? '',
);
