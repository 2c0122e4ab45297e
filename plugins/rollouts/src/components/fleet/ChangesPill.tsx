import { useTranslationRef } from '@backstage/core-plugin-api/alpha';
import { makeStyles } from '@material-ui/core/styles';

import { rolloutsTranslationRef } from '../../translation';
import { tokensOf } from '../tokens';

const useStyles = makeStyles(theme => {
  const tokens = tokensOf(theme);
  return {
    place: {
      position: 'sticky',
      top: 44,
      zIndex: 2,
      display: 'flex',
      justifyContent: 'center',
      // It floats over the rows: that it comes must not move them.
      height: 0,
    },
    pill: {
      alignSelf: 'flex-start',
      flex: 'none',
      minHeight: 32,
      margin: '4px 0 0',
      padding: '4px 16px',
      border: 0,
      borderRadius: 16,
      background: tokens.progressing.text,
      color: tokens.paper,
      font: 'inherit',
      fontSize: 13,
      lineHeight: '20px',
      fontWeight: 700,
      fontVariantNumeric: 'tabular-nums',
      cursor: 'pointer',
      '&:focus-visible': {
        outline: `2px solid ${tokens.ink}`,
        outlineOffset: 2,
      },
      '@media (pointer: coarse)': { minHeight: 40 },
    },
  };
});

/** Says that rows wait to come, go or move, and lets them. */
export function ChangesPill({
  changes,
  onShow,
}: {
  changes: number;
  onShow: () => void;
}) {
  const { t } = useTranslationRef(rolloutsTranslationRef);
  const classes = useStyles();
  return (
    <div className={classes.place}>
      {changes > 0 && (
        <button
          type="button"
          className={classes.pill}
          onClick={onShow}
          data-testid="fleet-changes"
        >
          {changes === 1
            ? t('fleet.changesOne')
            : t('fleet.changes', { number: String(changes) })}
        </button>
      )}
    </div>
  );
}
