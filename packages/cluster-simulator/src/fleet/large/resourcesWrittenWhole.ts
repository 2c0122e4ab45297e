import { defaultResources } from '../../store/defaultResources';
import type { Resource } from '../../store/Resource';

/** For a server that is filled with Rollouts: a subresource for their status would take a second write for each. */
export const resourcesWrittenWhole: readonly Resource[] = defaultResources.map(
  resource =>
    resource.kind === 'Rollout' ? { ...resource, hasStatus: false } : resource,
);
