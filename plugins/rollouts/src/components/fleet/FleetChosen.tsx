import { useTranslationRef } from '@backstage/core-plugin-api/alpha';
import { makeStyles } from '@material-ui/core/styles';
import { Link } from 'react-router-dom';

import type { FacetName } from '../../model/FleetFacets';
import { rolloutsTranslationRef } from '../../translation';
import { PageLink } from '../PageLink';
import { tokensOf } from '../tokens';
import { useFacetText } from './useFacetText';

const useStyles = makeStyles(theme => {
  const tokens = tokensOf(theme);
  return {
    chosen: {
      display: 'flex',
      flexWrap: 'wrap',
      alignItems: 'center',
      gap: '4px 8px',
      padding: '0 16px 8px',
      [theme.breakpoints.down('xs')]: { padding: '0 12px 8px' },
    },
    chip: {
      display: 'inline-flex',
      alignItems: 'center',
      gap: 8,
      minHeight: 28,
      maxWidth: '100%',
      padding: '2px 10px',
      boxSizing: 'border-box',
      borderRadius: 14,
      background: tokens.progressing.tint,
      color: tokens.progressing.text,
      fontSize: 13,
      lineHeight: '18px',
      textDecoration: 'none',
      overflowWrap: 'anywhere',
      '&:focus-visible': {
        outline: `2px solid ${tokens.progressing.text}`,
        outlineOffset: 1,
      },
      '@media (pointer: coarse)': { minHeight: 40, borderRadius: 20 },
    },
  };
});

/** What the list is narrowed to; each can be given up, and all at once. */
export function FleetChosen({
  chosen,
  entity,
  hrefWithout,
  resetHref,
}: {
  chosen: readonly { by: FacetName; value: string }[];
  /** What only an address asks for. */
  entity: { ref: string; hrefWithout: string } | undefined;
  hrefWithout: (by: FacetName, value: string) => string;
  resetHref: string;
}) {
  const { t } = useTranslationRef(rolloutsTranslationRef);
  const classes = useStyles();
  const facetText = useFacetText();
  const chips = [
    ...chosen.map(({ by, value }) => ({
      name: t(`fleet.facet.${by}`),
      value: facetText(by, value),
      href: hrefWithout(by, value),
    })),
    ...(entity
      ? [
          {
            name: t('fleet.entity'),
            value: entity.ref,
            href: entity.hrefWithout,
          },
        ]
      : []),
  ];
  return (
    <div className={classes.chosen} data-testid="fleet-chosen">
      {chips.map(({ name, value, href }) => (
        <Link
          key={`${name} ${value}`}
          to={href}
          preventScrollReset
          className={classes.chip}
          aria-label={t('fleet.giveUp', { name, value })}
        >
          {name}: {value} <span aria-hidden>✕</span>
        </Link>
      ))}
      <PageLink to={resetHref}>{t('fleet.reset')}</PageLink>
    </div>
  );
}
