import type { Clock } from '../clock/Clock';
import {
  startSimulatedCluster,
  type SimulatedCluster,
} from '../startSimulatedCluster';
import { identitiesOf, newTokens, type FleetTokens } from './identities';

export type FleetMember = SimulatedCluster & {
  environment: string;
  tokens: FleetTokens;
};

/** Starts a cluster with nothing in it, and with tokens for the identities of the manifests. */
export async function startMember(
  { name, environment }: { name: string; environment: string },
  { rbac, clock }: { rbac: string; clock: Clock },
): Promise<FleetMember> {
  const tokens = newTokens();
  const cluster = await startSimulatedCluster({
    name,
    clock,
    tokens: identitiesOf(tokens, rbac),
  });
  return { ...cluster, environment, tokens };
}
