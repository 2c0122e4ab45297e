import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { after, before, describe, it } from 'node:test';
import { stringify } from 'yaml';
import { apiContract } from '../../packages/cluster-simulator/src/contract/apiContract.ts';
import { contractDefinitions } from '../../packages/cluster-simulator/src/contract/contractDefinitions.ts';
import type { ContractServer } from '../../packages/cluster-simulator/src/contract/ContractServer.ts';
import { httpContractServer } from '../../packages/cluster-simulator/src/contract/httpContractServer.ts';
import { applyCustomResourceDefinitions } from './applyCustomResourceDefinitions.ts';
import { areProgramsBuilt } from './areProgramsBuilt.ts';
import { startControlPlane, type ControlPlane } from './startControlPlane.ts';

const skip = areProgramsBuilt()
  ? false
  : 'the programs are not built: run "npm run control-plane -- build"';

describe('a real API server', { skip }, () => {
  let controlPlane: ControlPlane;
  let server: ContractServer;
  let passed = 0;

  before(async () => {
    controlPlane = await startControlPlane();
    const [cluster] = controlPlane.clusters;
    assert.ok(cluster);
    for (const definition of contractDefinitions) {
      await applyCustomResourceDefinitions(
        cluster,
        // JSON is YAML, too, but the name is looked for in a line of its own.
        stringify(definition),
        AbortSignal.timeout(60_000),
      );
    }
    const { admin, nobody } = cluster.tokens;
    server = httpContractServer({
      server: cluster.server,
      caPem: await readFile(cluster.caFile, 'utf8'),
      tokens: { admin, nobody, stranger: 'wrong' },
      nobody: 'nobody',
      expireHistory: () => cluster.expireHistory(),
    });
  });
  after(() => controlPlane?.stop());

  for (const { does, check } of apiContract) {
    it(does, async () => {
      await check(server);
      passed += 1;
    });
  }

  it('passes every case that the simulated one passes', () => {
    assert.equal(passed, apiContract.length);
  });
});
