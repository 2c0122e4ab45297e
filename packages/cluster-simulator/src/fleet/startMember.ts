import type { Clock } from '../clock/Clock';
import {
  startSimulatedCluster,
  type SimulatedCluster,
  type SimulatedClusterOptions,
} from '../startSimulatedCluster';
import { identitiesOf, newTokens, type FleetTokens } from './identities';

export type FleetMember<Name extends string = string> = SimulatedCluster & {
  name: Name;
  environment: string;
  tokens: FleetTokens;
};

/** Starts a cluster with nothing in it, and with tokens for the identities of the manifests. */
export async function startMember<Name extends string>(
  { name, environment }: { name: Name; environment: string },
  {
    rbac,
    ...options
  }: { rbac: string; clock: Clock } & Pick<
    SimulatedClusterOptions,
    'certificate' | 'resources'
  >,
): Promise<FleetMember<Name>> {
  const tokens = newTokens();
  const cluster = await startSimulatedCluster({
    ...options,
    name,
    tokens: identitiesOf(tokens, rbac),
  });
  return { ...cluster, name, environment, tokens };
}
