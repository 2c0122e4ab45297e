import type { Controller } from '../engine/Stage';
import { podCrashes } from './pod-crashes';
import { podFindsNoNode } from './pod-finds-no-node';
import { podReady } from './pod-ready';
import { podScheduled } from './pod-scheduled';

/** What scheduler and kubelet do about Pods. */
export const podController: Controller = {
  name: 'pods',
  kind: 'Pod',
  stages: [podFindsNoNode, podScheduled, podCrashes, podReady],
};
