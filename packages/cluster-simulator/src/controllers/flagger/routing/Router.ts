import type { JsonObject } from '../../../store/Json';
import type {
  KubernetesObject,
  StoredObject,
} from '../../../store/KubernetesObject';
import type { ClusterView } from '../../engine/ClusterView';

/** How the traffic is divided. */
export type Routes = { canary: number; mirrored: boolean };

export const ALL_TO_PRIMARY: Routes = { canary: 0, mirrored: false };

/** What Flagger knows of one way to divide traffic. */
export type Router = {
  /** Of the object that divides it. */
  kind: string;
  nameOf(canary: StoredObject): string;
  read(route: StoredObject): Routes;
  /** What is made while initialising, all traffic to the primary. */
  objects(canary: StoredObject, view: ClusterView): KubernetesObject[];
  /** A merge patch that divides it anew. */
  patch(canary: StoredObject, routes: Routes): JsonObject;
};
