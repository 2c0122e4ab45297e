import { useApi } from '@backstage/core-plugin-api';
import {
  formatFleetParameters,
  parseFleetParameters,
  type FleetFacet,
  type FleetQuery,
} from '@rollouts-portal/plugin-rollouts-common';
import { useEffect, useState } from 'react';

import { rolloutsApiRef } from '../api/RolloutsApi';

/** Each word is a question to the backend, so not every letter is one. */
const TYPING_MS = 250;

/** The values of a facet that contain a word, also those that are too rare to be told without; undefined until they are known. */
export function useFacetValues(
  query: FleetQuery,
  by: FleetFacet['by'],
  word: string,
): FleetFacet | undefined {
  const api = useApi(rolloutsApiRef);
  const asked = { ...query, facet: [by], facetWord: word, limit: 1 };
  const key = formatFleetParameters({
    ...asked,
    cursor: undefined,
    sort: 'attention',
  }).toString();
  const [found, setFound] = useState<{ key: string; facet: FleetFacet }>();

  useEffect(() => {
    if (word === '') return undefined;
    const given = new AbortController();
    const timer = setTimeout(() => {
      api
        .fleet(parseFleetParameters(new URLSearchParams(key)))
        .read({ signal: given.signal })
        .then(reply => {
          const facet = reply.changed ? reply.content.facets?.[0] : undefined;
          if (facet && !given.signal.aborted) setFound({ key, facet });
        })
        // The values that are told anyway stay; the page says itself when the portal cannot be reached.
        .catch(() => undefined);
    }, TYPING_MS);
    return () => {
      clearTimeout(timer);
      given.abort();
    };
  }, [api, key, word]);

  return found?.key === key ? found.facet : undefined;
}
