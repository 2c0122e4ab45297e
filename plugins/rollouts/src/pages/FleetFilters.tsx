import { useTranslationRef } from '@backstage/core-plugin-api/alpha';
import { makeStyles, useTheme } from '@material-ui/core/styles';
import useMediaQuery from '@material-ui/core/useMediaQuery';
import type { FleetFacet } from '@rollouts-portal/plugin-rollouts-common';
import { useRef, useState, type ReactNode, type RefObject } from 'react';

import { FleetChosen } from '../components/fleet/FleetChosen';
import { FleetFacets } from '../components/fleet/FleetFacets';
import { FleetToolbar } from '../components/fleet/FleetToolbar';
import { KeyHelp } from '../components/fleet/KeyHelp';
import { tokensOf } from '../components/tokens';
import { useFacetValues } from '../hooks/useFacetValues';
import type { FleetAddress } from '../hooks/useFleetAddress';
import { usePageKeys } from '../hooks/usePageKeys';
import { chosenOf, type FacetName } from '../model/FleetFacets';
import { rolloutsTranslationRef } from '../translation';

/** From this width of the window there is room for the facets beside a table. */
const BESIDE = 1400;

const useStyles = makeStyles(theme => {
  const tokens = tokensOf(theme);
  return {
    columns: {
      display: 'grid',
      gridTemplateColumns: '174px minmax(0, 1fr)',
      gap: 16,
      alignItems: 'start',
      [theme.breakpoints.down(BESIDE)]: {
        gridTemplateColumns: 'minmax(0, 1fr)',
        gap: 0,
      },
    },
    open: {
      minHeight: 40,
      padding: '0 14px',
      border: `1px solid ${tokens.third}`,
      borderRadius: 6,
      background: tokens.paper,
      color: tokens.ink,
      font: 'inherit',
      fontSize: 14,
      fontWeight: 700,
      cursor: 'pointer',
      '&:focus-visible': {
        outline: `2px solid ${tokens.progressing.text}`,
        outlineOffset: 1,
      },
    },
    panel: {
      padding: '0 16px 8px',
      borderBottom: `1px solid ${tokens.line}`,
    },
  };
});

/** All that narrows the list: facets beside it, or behind a button where there is no room; words and what is chosen above. */
export function FleetFilters({
  address: { query, hrefWith, goTo, replaceWith },
  facets,
  open,
  onFold,
  hrefToggling,
  matching,
  children,
}: {
  address: FleetAddress;
  facets: readonly FleetFacet[];
  open: readonly FacetName[];
  onFold: (by: FacetName) => void;
  hrefToggling: (by: FacetName, value: string) => string;
  matching: number | undefined;
  /** The list, with what stands above its rows. */
  children: (
    toolbar: ReactNode,
    listRef: RefObject<HTMLDivElement>,
  ) => ReactNode;
}) {
  const { t } = useTranslationRef(rolloutsTranslationRef);
  const classes = useStyles();
  const isNarrow = useMediaQuery(useTheme().breakpoints.down(BESIDE), {
    noSsr: true,
  });
  const isTouch = useMediaQuery('(pointer: coarse)', { noSsr: true });
  const [isShown, setShown] = useState(false);
  const [isHelped, setHelped] = useState(false);
  const [asked, setAsked] = useState<{ by: FacetName; word: string }>({
    by: 'owner',
    word: '',
  });
  const found = useFacetValues(query, asked.by, asked.word);
  const searchRef = useRef<HTMLInputElement>(null);
  const listRef = useRef<HTMLDivElement>(null);
  usePageKeys({
    '/': () => searchRef.current?.focus(),
    '?': () => setHelped(true),
    Escape: () => query.q !== '' && replaceWith({ q: '' }),
  });

  const chosen = chosenOf(query);
  const panel = (
    <FleetFacets
      facets={facets}
      chosenOf={by => query[by]}
      open={open}
      found={found}
      onFold={onFold}
      onChoose={(by, value) => goTo(hrefToggling(by, value))}
      onSearch={(by, word) => setAsked({ by, word })}
    />
  );
  const toolbar = (
    <>
      <FleetToolbar
        search={query.q}
        searchRef={searchRef}
        matching={matching}
        // The first letter is a step back in the history; the others are not.
        onSearch={q =>
          query.q === '' ? goTo(hrefWith({ q })) : replaceWith({ q })
        }
        // To the rows, not to what gives up a filter above them.
        onLeave={() =>
          listRef.current?.querySelector<HTMLElement>('[data-index] a')?.focus()
        }
      >
        {isNarrow && (
          <button
            type="button"
            className={classes.open}
            aria-expanded={isShown}
            onClick={() => setShown(!isShown)}
          >
            {chosen.length === 0
              ? t('fleet.filters')
              : t('fleet.filtersChosen', { number: String(chosen.length) })}
          </button>
        )}
        {/* Whoever has no keys needs no help with them. */}
        {!isTouch && <KeyHelp isOpen={isHelped} onOpen={setHelped} />}
      </FleetToolbar>
      {(chosen.length > 0 || query.entity !== undefined || query.q !== '') && (
        <FleetChosen
          chosen={chosen}
          entity={
            query.entity === undefined
              ? undefined
              : {
                  ref: query.entity,
                  hrefWithout: hrefWith({ entity: undefined }),
                }
          }
          hrefWithout={hrefToggling}
          resetHref={query.sort === 'attention' ? '?' : `?sort=${query.sort}`}
        />
      )}
      {isNarrow && isShown && <div className={classes.panel}>{panel}</div>}
    </>
  );
  return (
    <div className={classes.columns}>
      {!isNarrow && panel}
      {children(toolbar, listRef)}
    </div>
  );
}
