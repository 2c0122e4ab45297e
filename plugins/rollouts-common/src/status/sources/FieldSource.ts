import type { DerivedDetail } from '../../model/Derived';

/**
 * When an object is watched: always, while a rollout is in flight, or while somebody looks at it. `seen`: no object
 * keeps it, the watch itself has seen it.
 */
export type Tier = 'always' | 'in flight' | 'open' | 'seen';

/** Something that a field of summary or detail is read from. */
export type FieldSource<Object extends string> = {
  object: Object;
  tier: Tier;
};

/** For each field of a derived summary or detail what it is read from; empty where the provider has no such field. */
export type FieldSources<Object extends string> = Record<
  keyof DerivedDetail,
  readonly FieldSource<Object>[]
>;
