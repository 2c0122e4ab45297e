import { readdirSync } from 'node:fs';
import { basename, join } from 'node:path';

import { HealthCheck } from './HealthCheck';
import { HEALTH_CHECKS, HEALTH_KINDS } from './healthKinds';
import { loadFixtures } from './loadFixtures';
import { LuaMachine } from './LuaMachine';

const machine = new LuaMachine();
afterAll(() => machine.close());

describe.each(HEALTH_KINDS)('%s', kind => {
  const check = new HealthCheck(kind, machine);
  const fixtures = loadFixtures(kind);

  it.each(fixtures.map(fixture => [fixture.path, fixture] as const))(
    '%s',
    async (_, { object, health }) => {
      expect(await check.of(object)).toEqual(health);
    },
  );

  it('has an answer for every manifest', () => {
    const manifests = readdirSync(join(HEALTH_CHECKS, kind, 'testdata'), {
      recursive: true,
      encoding: 'utf8',
    }).filter(path => path.endsWith('.yaml'));
    expect(fixtures.map(({ path }) => path).sort()).toEqual(
      manifests.map(path => `testdata/${path}`).sort(),
    );
  });

  it('names every manifest after its outcome', () => {
    const misnamed = fixtures.filter(
      ({ path, health }) =>
        !basename(path).startsWith(`${health.status.toLowerCase()}_`),
    );
    expect(misnamed.map(({ path }) => path)).toEqual([]);
  });

  it('fits beside the others into a ConfigMap', () => {
    expect(Buffer.byteLength(check.script)).toBeLessThan(20_000);
  });

  it('works without the libraries that Argo CD leaves out', () => {
    expect(check.script).not.toMatch(/\b(string|math|os|io)\.|require/);
    expect(check.script).not.toMatch(/[^i]pairs\(/);
  });
});
