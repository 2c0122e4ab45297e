import type { KubernetesObject, StoredObject } from '../store/KubernetesObject';
import type { DeployedService } from './DeployedService';
import type { FleetClusterName } from './FleetCluster';
import type { Placement } from './Placement';
import type { ServiceName } from './services';

/** What happens to some services, over and over. */
export type Story = {
  /** Also the name of its file. */
  name: string;
  /** In one sentence. */
  tells: string;
  /** Which services, where. */
  cast: Partial<Record<FleetClusterName, readonly ServiceName[]>>;
  /** What carries the state. */
  kind: 'Rollout' | 'Canary' | 'Deployment';
  /** How long before the fleet is shown `prepare` begins, in seconds; it must be done by then. */
  leadTime: number;
  /** Whether a workload is in the state that the story is about. */
  shows(workload: StoredObject): boolean;
  manifests(placement: Placement): KubernetesObject[];
  /** From a healthy service to that state. */
  prepare(service: DeployedService): Promise<void>;
  /** One round, from that state to that state. Whatever visitors do meanwhile, it comes to an end. */
  play(service: DeployedService): Promise<void>;
};
