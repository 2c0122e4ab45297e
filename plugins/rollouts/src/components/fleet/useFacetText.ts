import { useTranslationRef } from '@backstage/core-plugin-api/alpha';
import {
  PHASES,
  PROVIDERS,
  STRATEGIES,
  WAITS,
} from '@rollouts-portal/plugin-rollouts-common';

import type { FacetName } from '../../model/FleetFacets';
import { rolloutsTranslationRef } from '../../translation';

const REFERENCE = /^[a-z]+:default\/(.+)$/i;

/** A value of a facet in words. A full entity reference is said without what nearly all of them share. */
export function useFacetText(): (by: FacetName, value: string) => string {
  const { t } = useTranslationRef(rolloutsTranslationRef);
  return (by, value) => {
    const phase = PHASES.find(each => each === value);
    const wait = [...WAITS, 'not-human' as const].find(each => each === value);
    const provider = PROVIDERS.find(each => each === value);
    const strategy = STRATEGIES.find(each => each === value);
    if (by === 'phase' && phase) return t(`phase.${phase}`);
    if (by === 'waitingFor' && wait) return t(`fleet.waits.${wait}`);
    if (by === 'provider' && provider) {
      return t(`header.controller.${provider}`);
    }
    if (by === 'strategy' && strategy) return t(`header.strategy.${strategy}`);
    if (by === 'owner' || by === 'system') {
      return REFERENCE.exec(value)?.[1] ?? value;
    }
    return value;
  };
}
