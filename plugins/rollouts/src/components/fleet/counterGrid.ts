import type { Theme } from '@material-ui/core/styles';

/** How the counters stand beside each other, and what holds their place before they are known. */
export function counterGrid(theme: Theme) {
  return {
    display: 'grid',
    gridTemplateColumns: 'repeat(auto-fit, minmax(170px, 1fr))',
    gap: 12,
    marginBottom: 14,
    [theme.breakpoints.down('md')]: {
      gridTemplateColumns: 'repeat(6, minmax(0, 1fr))',
      gap: 8,
      // Three in a row; the last one takes the room that five of them leave.
      '& > *': { gridColumn: 'span 2' },
      '& > :last-child:nth-child(3n + 2)': { gridColumn: 'span 4' },
    },
  };
}
