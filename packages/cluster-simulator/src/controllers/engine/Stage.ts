import type { StoredObject } from '../../store/KubernetesObject';
import type { ClusterView, ObjectName } from './ClusterView';
import type { Write } from './Write';

/**
 * One thing that happens to objects of a kind: to which, when, and what is then written.
 *
 * All three are pure, and read nothing but the object and the view.
 */
export type Stage = {
  /** Also the name of its file, and of its input and output beside it. */
  name: string;
  matches(object: StoredObject, view: ClusterView): boolean;
  /** Milliseconds since this stage came to match, or an instant. Absent: at once. */
  wait?(object: StoredObject, view: ClusterView): number | Date;
  next(object: StoredObject, view: ClusterView): Write[];
};

/**
 * What is done about the objects of one kind: of these stages, the first that matches.
 *
 * Several controllers may be about one kind; each has its own stage at any time, so that one may wait while
 * another goes on.
 */
export type Controller = {
  name: string;
  kind: string;
  stages: readonly Stage[];
  /** Whose changes matter to an object, besides its own and those of what it owns. */
  heeds?(object: StoredObject): ObjectName[];
};
