import { makeStyles } from '@material-ui/core/styles';

import { tokensOf } from './tokens';

const useStyles = makeStyles(theme => {
  const tokens = tokensOf(theme);
  return {
    frame: { position: 'relative' },
    bar: {
      display: 'flex',
      height: 26,
      borderRadius: 6,
      overflow: 'hidden',
      background: tokens.unknown.tint,
    },
    small: { height: 8, borderRadius: 4 },
    part: {
      minWidth: 0,
      overflow: 'hidden',
      whiteSpace: 'nowrap',
      fontSize: 13,
      fontWeight: 700,
      lineHeight: '26px',
      fontVariantNumeric: 'tabular-nums',
      transition: 'width 400ms ease',
      '@media (prefers-reduced-motion: reduce)': { transition: 'none' },
    },
    partLabel: { padding: '0 8px' },
    canary: { background: tokens.canary, color: tokens.onCanary },
    stable: { background: tokens.stable, color: tokens.onStable },
    preview: { background: tokens.preview, color: tokens.onPreview },
    additional: { background: tokens.third, color: tokens.paper },
    tick: {
      position: 'absolute',
      top: -3,
      bottom: -3,
      width: 2,
      marginLeft: -1,
      borderRadius: 1,
      background: tokens.tick,
      boxShadow: `0 0 0 1px ${tokens.paper}`,
      transition: 'left 400ms ease',
      '@media (prefers-reduced-motion: reduce)': { transition: 'none' },
    },
  };
});

export type BarPart = {
  look: 'canary' | 'stable' | 'preview' | 'additional';
  /** In percent of the bar. */
  share: number;
  /** Stands in the part; left out where it does not fit. */
  label?: string;
};

/** A bar that is split among versions, with a mark where it shall be. */
export function SplitBar({
  label,
  parts,
  tick,
  small = false,
  faded = false,
}: {
  /** What is to be read of it, in words. */
  label: string;
  parts: readonly BarPart[];
  /** In percent of the bar. */
  tick?: number;
  small?: boolean;
  faded?: boolean;
}) {
  const classes = useStyles();
  return (
    <div className={classes.frame} role="img" aria-label={label}>
      <div
        className={`${classes.bar} ${small ? classes.small : ''}`}
        style={{ opacity: faded ? 0.5 : 1 }}
      >
        {parts
          .filter(({ share }) => share > 0)
          .map(part => (
            <div
              key={part.look}
              aria-hidden
              className={`${classes.part} ${classes[part.look]}`}
              style={{ width: `${part.share}%` }}
            >
              {part.label && (
                <span className={classes.partLabel}>{part.label}</span>
              )}
            </div>
          ))}
      </div>
      {tick !== undefined && (
        <div
          aria-hidden
          className={classes.tick}
          style={{
            // Kept inside the bar's ends, so that 0 and 100 can be seen.
            left: `clamp(1px, ${tick}%, calc(100% - 1px))`,
          }}
        />
      )}
    </div>
  );
}
