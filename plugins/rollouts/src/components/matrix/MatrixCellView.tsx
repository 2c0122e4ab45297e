import { useTranslationRef } from '@backstage/core-plugin-api/alpha';
import { makeStyles, useTheme } from '@material-ui/core/styles';
import type { MatrixCell } from '@rollouts-portal/plugin-rollouts-common';
import { Link } from 'react-router-dom';

import { matrixCellLook } from '../../model/matrixCellLook';
import { rolloutsTranslationRef } from '../../translation';
import { tokensOf, toneOf } from '../tokens';
import { VisuallyHidden } from '../VisuallyHidden';
import { MatrixMark } from './MatrixMark';

const useStyles = makeStyles(theme => {
  const tokens = tokensOf(theme);
  return {
    cell: {
      // What is hidden from the eye stays where it belongs.
      position: 'relative',
      display: 'inline-flex',
      alignItems: 'center',
      gap: 8,
      maxWidth: '100%',
      minHeight: 28,
      padding: '0 8px',
      boxSizing: 'border-box',
      borderRadius: 6,
      color: tokens.ink,
      fontFamily: 'ui-monospace, SFMono-Regular, Menlo, Consolas, monospace',
      fontSize: 13,
      lineHeight: '18px',
      textDecoration: 'none',
      fontVariantNumeric: 'tabular-nums',
      '&:hover': { textDecoration: 'underline' },
      '&:focus-visible': {
        outline: `2px solid ${tokens.progressing.text}`,
        outlineOffset: 1,
      },
      '@media (pointer: coarse)': { minHeight: 40 },
    },
    behind: { color: tokens.second },
    text: { minWidth: 0, overflowWrap: 'anywhere' },
  };
});

/** What runs of a service in one column, and what is on its way; leads to the rollout that asks for attention most. */
export function MatrixCellView({
  cell,
  href,
}: {
  cell: MatrixCell;
  href: string;
}) {
  const { t } = useTranslationRef(rolloutsTranslationRef);
  const classes = useStyles();
  const tokens = tokensOf(useTheme());
  const { phase, runs, comes, rollouts } = cell;
  const look = matrixCellLook(cell);
  const isMarked = look === 'moving' || look === 'failed';
  // What moves by itself is blue, what waits in amber.
  const tone = isMarked ? toneOf(tokens, phase) : undefined;
  const version = comes?.version ?? runs?.version ?? t('matrix.versionUnknown');
  return (
    <Link
      to={href}
      className={`${classes.cell} ${look === 'behind' ? classes.behind : ''}`}
      style={tone && { background: tone.tint, color: tone.text }}
      title={
        runs && runs.behind > 0
          ? t('matrix.behindBy', {
              version: runs.version,
              number: String(runs.behind),
            })
          : undefined
      }
    >
      <MatrixMark look={look} share={comes?.share} colour={tone?.text} />
      <span className={classes.text}>
        {version}
        {comes?.share !== undefined && look === 'moving' && (
          <> · {comes.share} %</>
        )}
        {look === 'failed' && <> {t('matrix.failed')}</>}
        {look === 'behind' && runs && runs.behind > 1 && <> −{runs.behind}</>}
        {rollouts > 1 && <> ×{rollouts}</>}
      </span>
      <VisuallyHidden>
        {', '}
        {t(`matrix.look.${look}`)}
        {runs &&
          (comes || runs.behind > 0) &&
          `, ${t('matrix.behindBy', {
            version: runs.version,
            number: String(runs.behind),
          })}`}
      </VisuallyHidden>
    </Link>
  );
}
