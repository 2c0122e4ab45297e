import { parseEntityRef, RELATION_PART_OF } from '@backstage/catalog-model';

import type { RelationLookup } from './catalogRelations';
import type { SystemLookup } from './Ownership';

/** Which systems an entity is part of, as the catalog says. */
export function catalogSystems(relationsOf: RelationLookup): SystemLookup {
  return async entityRef => {
    const kind = kindOf(entityRef);
    if (kind === 'system') return [entityRef];
    if (kind === 'group' || kind === 'user') return [];
    const relations = (await relationsOf(entityRef)) ?? [];
    return relations
      .filter(
        ({ type, targetRef }) =>
          type === RELATION_PART_OF && kindOf(targetRef) === 'system',
      )
      .map(({ targetRef }) => targetRef);
  };
}

function kindOf(entityRef: string): string {
  return parseEntityRef(entityRef).kind.toLocaleLowerCase('en-US');
}
