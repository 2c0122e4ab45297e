import { useTranslationRef } from '@backstage/core-plugin-api/alpha';
import { makeStyles } from '@material-ui/core/styles';

import { rolloutsTranslationRef } from '../../translation';
import { tokensOf } from '../tokens';

const useStyles = makeStyles(theme => {
  const tokens = tokensOf(theme);
  return {
    search: {
      flex: '1 1 200px',
      minWidth: 0,
      height: 40,
      padding: '0 12px',
      boxSizing: 'border-box',
      border: `1px solid ${tokens.third}`,
      borderRadius: 6,
      background: tokens.paper,
      color: tokens.ink,
      font: 'inherit',
      fontSize: 14,
      '&::placeholder': { color: tokens.third, opacity: 1 },
      '&:focus-visible': {
        outline: `2px solid ${tokens.progressing.text}`,
        outlineOffset: 1,
      },
      // 16 px, or phones zoom in when the field gets the focus.
      [theme.breakpoints.down('xs')]: { flexBasis: '100%', fontSize: 16 },
    },
  };
});

/** Finds clusters among those that are there already, letter by letter. */
export function ClusterSearch({
  value,
  onSearch,
}: {
  value: string;
  onSearch: (text: string) => void;
}) {
  const { t } = useTranslationRef(rolloutsTranslationRef);
  const classes = useStyles();
  return (
    <input
      type="search"
      className={classes.search}
      aria-label={t('clusters.search')}
      placeholder={t('clusters.search')}
      maxLength={200}
      value={value}
      onChange={({ target }) => onSearch(target.value)}
    />
  );
}
