import { parseEntityRef, RELATION_OWNED_BY } from '@backstage/catalog-model';

import type { RelationLookup } from './catalogRelations';
import type { OwnerLookup } from './Ownership';

/** Who owns an entity, as the catalog says. */
export function catalogOwners(relationsOf: RelationLookup): OwnerLookup {
  return async (entityRef, options) => {
    // A group or a user is the owner itself; who is in a group, the user's own claims say.
    const kind = parseEntityRef(entityRef).kind.toLocaleLowerCase('en-US');
    if (kind === 'group' || kind === 'user') return [];
    const relations = await relationsOf(entityRef, options);
    return relations
      ?.filter(({ type }) => type === RELATION_OWNED_BY)
      .map(({ targetRef }) => targetRef);
  };
}
