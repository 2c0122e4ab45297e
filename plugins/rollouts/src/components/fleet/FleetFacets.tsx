import { useTranslationRef } from '@backstage/core-plugin-api/alpha';
import { makeStyles } from '@material-ui/core/styles';
import type { FleetFacet as Facet } from '@rollouts-portal/plugin-rollouts-common';
import { useId } from 'react';

import { OFFERED_FACETS, type FacetName } from '../../model/FleetFacets';
import { rolloutsTranslationRef } from '../../translation';
import { VisuallyHidden } from '../VisuallyHidden';
import { FleetFacet } from './FleetFacet';

const useStyles = makeStyles({
  facets: { minWidth: 0 },
});

/** All that the list can be narrowed by. */
export function FleetFacets({
  facets,
  chosenOf,
  open,
  found,
  onFold,
  onChoose,
  onSearch,
}: {
  facets: readonly Facet[];
  chosenOf: (by: FacetName) => readonly string[];
  /** Which are unfolded; only these are counted. */
  open: readonly FacetName[];
  /** What was searched among the values of one of them, as far as it is known. */
  found: Facet | undefined;
  onFold: (by: FacetName) => void;
  onChoose: (by: FacetName, value: string) => void;
  onSearch: (by: FacetName, word: string) => void;
}) {
  const { t } = useTranslationRef(rolloutsTranslationRef);
  const classes = useStyles();
  const id = useId();
  return (
    <section className={classes.facets} aria-labelledby={id}>
      <VisuallyHidden>
        <h2 id={id}>{t('fleet.filters')}</h2>
      </VisuallyHidden>
      {OFFERED_FACETS.map(by => (
        <FleetFacet
          key={by}
          by={by}
          facet={facets.find(facet => facet.by === by)}
          chosen={chosenOf(by)}
          isOpen={open.includes(by)}
          found={found?.by === by ? found : undefined}
          onFold={() => onFold(by)}
          onChoose={value => onChoose(by, value)}
          onSearch={word => onSearch(by, word)}
        />
      ))}
    </section>
  );
}
