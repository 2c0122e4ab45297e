import { useTranslationRef } from '@backstage/core-plugin-api/alpha';
import { makeStyles } from '@material-ui/core/styles';
import type { FleetFacet as Facet } from '@rollouts-portal/plugin-rollouts-common';
import { useId, useState, type ReactNode } from 'react';

import type { FacetName } from '../../model/FleetFacets';
import { rolloutsTranslationRef } from '../../translation';
import { FoldArrow } from '../FoldArrow';
import { tokensOf } from '../tokens';
import { useFacetText } from './useFacetText';

/** So many values are shown before somebody asks for more. */
const AT_ONCE = 6;

const useStyles = makeStyles(theme => {
  const tokens = tokensOf(theme);
  const focus = {
    outline: `2px solid ${tokens.progressing.text}`,
    outlineOffset: 1,
  };
  return {
    facet: { borderBottom: `1px solid ${tokens.line}`, padding: '4px 0 8px' },
    head: {
      display: 'flex',
      alignItems: 'center',
      justifyContent: 'space-between',
      width: '100%',
      minHeight: 36,
      padding: 0,
      border: 0,
      background: 'none',
      color: tokens.second,
      font: 'inherit',
      fontSize: 13,
      lineHeight: '20px',
      fontWeight: 700,
      cursor: 'pointer',
      '&:focus-visible': focus,
      '@media (pointer: coarse)': { minHeight: 44 },
    },
    values: { margin: 0, padding: 0, listStyle: 'none' },
    many: { maxHeight: 320, overflowY: 'auto' },
    value: {
      display: 'flex',
      alignItems: 'center',
      gap: 8,
      minHeight: 26,
      fontSize: 13,
      lineHeight: '18px',
      color: tokens.ink,
      cursor: 'pointer',
      '& input': {
        margin: 0,
        flex: 'none',
        width: 15,
        height: 15,
        accentColor: tokens.progressing.text,
      },
      '& input:focus-visible': focus,
      '@media (pointer: coarse)': { minHeight: 40 },
    },
    name: { minWidth: 0, overflowWrap: 'anywhere' },
    count: {
      marginLeft: 'auto',
      color: tokens.second,
      fontVariantNumeric: 'tabular-nums',
    },
    search: {
      width: '100%',
      height: 32,
      margin: '2px 0 6px',
      padding: '0 8px',
      boxSizing: 'border-box',
      border: `1px solid ${tokens.third}`,
      borderRadius: 6,
      background: tokens.paper,
      color: tokens.ink,
      font: 'inherit',
      fontSize: 13,
      '&::placeholder': { color: tokens.third, opacity: 1 },
      '&:focus-visible': focus,
      [theme.breakpoints.down('xs')]: { height: 40, fontSize: 16 },
    },
    more: {
      minHeight: 32,
      padding: 0,
      border: 0,
      background: 'none',
      color: tokens.progressing.text,
      font: 'inherit',
      fontSize: 13,
      cursor: 'pointer',
      '&:focus-visible': focus,
      '@media (pointer: coarse)': { minHeight: 40 },
    },
    none: { fontSize: 13, lineHeight: '26px', color: tokens.second },
  };
});

/** One thing to narrow by: its values, how many rollouts each would show, and which are chosen, these first. */
export function FleetFacet({
  by,
  facet,
  chosen,
  isOpen,
  onFold,
  onChoose,
  found,
  onSearch,
}: {
  by: FacetName;
  /** Undefined while it was not told. */
  facet: Facet | undefined;
  chosen: readonly string[];
  isOpen: boolean;
  onFold: () => void;
  onChoose: (value: string) => void;
  /** The values that contain the word that was searched; undefined until they are known. */
  found: Facet | undefined;
  /** Where there are more values than are told; an empty word ends it. */
  onSearch: (word: string) => void;
}) {
  const { t } = useTranslationRef(rolloutsTranslationRef);
  const classes = useStyles();
  const id = useId();
  return (
    <div className={classes.facet} role="group" aria-labelledby={id}>
      <button
        type="button"
        id={id}
        className={classes.head}
        aria-expanded={isOpen}
        onClick={onFold}
      >
        {t(`fleet.facet.${by}`)}
        <FoldArrow isOpen={isOpen} />
      </button>
      {isOpen && (
        <Values {...{ by, facet, chosen, found, onChoose, onSearch }} />
      )}
    </div>
  );
}

function Values({
  by,
  facet,
  chosen,
  onChoose,
  found,
  onSearch,
}: Pick<
  Parameters<typeof FleetFacet>[0],
  'by' | 'facet' | 'chosen' | 'found' | 'onChoose' | 'onSearch'
>): ReactNode {
  const { t } = useTranslationRef(rolloutsTranslationRef);
  const classes = useStyles();
  const facetText = useFacetText();
  const [isWhole, setWhole] = useState(false);
  const [word, setWord] = useState('');
  const wanted = word.trim().toLocaleLowerCase();
  const all = (found ?? facet)?.values ?? [];
  const told = chosenFirst(withChosen(all, chosen), chosen).filter(
    ({ value }) =>
      chosen.includes(value) ||
      `${value} ${facetText(by, value)}`.toLocaleLowerCase().includes(wanted),
  );
  const isCut = !isWhole && wanted === '' && told.length > AT_ONCE;
  const shown = isCut ? told.slice(0, Math.max(AT_ONCE, chosen.length)) : told;
  const further =
    told.length - shown.length + (found ? 0 : facet?.further ?? 0);
  const hasMany = (facet?.values.length ?? 0) > AT_ONCE;
  if (!facet && chosen.length === 0) return null;

  return (
    <>
      {hasMany && (isWhole || (facet?.further ?? 0) > 0) && (
        <input
          type="search"
          className={classes.search}
          aria-label={t('fleet.facetSearch', { facet: t(`fleet.facet.${by}`) })}
          placeholder={t('fleet.facetSearchHint')}
          value={word}
          maxLength={200}
          onChange={({ target }) => {
            setWord(target.value);
            // Where all values are told, they can be looked through here.
            if (facet && facet.further > 0) onSearch(target.value.trim());
          }}
        />
      )}
      <ul className={`${classes.values} ${isCut ? '' : classes.many}`}>
        {shown.map(({ value, count }) => (
          <li key={value}>
            <label className={classes.value} title={value}>
              <input
                type="checkbox"
                checked={chosen.includes(value)}
                onChange={() => onChoose(value)}
              />
              <span className={classes.name}>{facetText(by, value)}</span>
              <span className={classes.count}>{count}</span>
            </label>
          </li>
        ))}
      </ul>
      {shown.length === 0 && (
        <div className={classes.none}>{t('fleet.facetNone')}</div>
      )}
      {further > 0 && wanted === '' && !isWhole && (
        <button
          type="button"
          className={classes.more}
          onClick={() => setWhole(true)}
        >
          {t('fleet.more', { number: String(further) })}
        </button>
      )}
      {further > 0 && isWhole && !found && (
        <div className={classes.none}>
          {t('fleet.facetFurther', { number: String(further) })}
        </div>
      )}
    </>
  );
}

function withChosen(values: Facet['values'], chosen: readonly string[]) {
  const missing = chosen.filter(
    value => !values.some(each => each.value === value),
  );
  return [...values, ...missing.map(value => ({ value, count: 0 }))];
}

function chosenFirst(values: Facet['values'], chosen: readonly string[]) {
  return [
    ...values.filter(({ value }) => chosen.includes(value)),
    ...values.filter(({ value }) => !chosen.includes(value)),
  ];
}
