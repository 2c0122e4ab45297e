import { apiContract } from './contract/apiContract';
import { contractDefinitions } from './contract/contractDefinitions';
import { everything } from './api-server/AccessRules';
import {
  startSimulatedCluster,
  type SimulatedCluster,
} from './startSimulatedCluster';
import { defaultResources } from './store/defaultResources';
import { simulatedContractServer } from './testing/simulatedContractServer';

describe('the simulated API server', () => {
  let cluster: SimulatedCluster;

  beforeAll(async () => {
    cluster = await startSimulatedCluster({
      name: 'contract',
      tokens: {
        admin: { user: 'admin', rules: everything },
        nobody: { user: 'nobody', rules: [] },
      },
      resources: [
        ...defaultResources,
        ...contractDefinitions.map(({ spec: { group, names, versions } }) => ({
          group,
          version: 'v1',
          plural: names.plural,
          kind: names.kind,
          namespaced: true,
          custom: true,
          hasGeneration: true,
          hasStatus: versions.some(
            ({ subresources }) => 'status' in subresources,
          ),
        })),
      ],
    });
  });
  afterAll(() => cluster.stop());

  it.each(apiContract)('$does', async ({ check }) => {
    await expect(
      check(simulatedContractServer(cluster)),
    ).resolves.toBeUndefined();
  });
});
