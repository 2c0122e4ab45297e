import type { KubernetesObject } from '../../store/KubernetesObject';
import type { Placement } from '../Placement';
import { kubernetesService } from './kubernetesService';

/** The two Services between which a blue-green rollout switches. */
export function blueGreenServices(placement: Placement): KubernetesObject[] {
  return ['active', 'preview'].map(role =>
    kubernetesService(placement, `${placement.service}-${role}`),
  );
}
