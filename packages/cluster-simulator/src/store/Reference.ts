import type { Resource } from './Resource';

/** Which object. */
export type Reference = {
  resource: Resource;
  /** Absent for kinds that are not namespaced. */
  namespace?: string | undefined;
  name: string;
};
