import type { Controller } from '../engine/Stage';
import { daemonSetController } from './daemonSetController';
import { deploymentController } from './deploymentController';
import { podController } from './podController';
import { replicaSetController } from './replicaSetController';
import { statefulSetController } from './statefulSetController';

/** What Kubernetes itself does about workloads. */
export const workloadControllers: readonly Controller[] = [
  deploymentController,
  statefulSetController,
  daemonSetController,
  replicaSetController,
  podController,
];
