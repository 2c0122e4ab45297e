import type { ContractServer } from '../contract/ContractServer';
import { httpContractServer } from '../contract/httpContractServer';
import type { SimulatedCluster } from '../startSimulatedCluster';

/** A simulated cluster as the contract sees it; its tokens are to be `admin` and `nobody`, for the users of these names. */
export function simulatedContractServer({
  server,
  caPem,
  faults,
}: SimulatedCluster): ContractServer {
  return httpContractServer({
    server,
    caPem,
    tokens: { admin: 'admin', nobody: 'nobody', stranger: 'wrong' },
    nobody: 'nobody',
    expireHistory: async () => faults.expireHistory(),
  });
}
