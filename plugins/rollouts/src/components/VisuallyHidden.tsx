import { makeStyles } from '@material-ui/core/styles';
import type { ReactNode } from 'react';

const useStyles = makeStyles({
  hidden: {
    position: 'absolute',
    width: 1,
    height: 1,
    overflow: 'hidden',
    clip: 'rect(0 0 0 0)',
    whiteSpace: 'nowrap',
  },
});

/** Text for those who listen to the page; those who see it have it in another form. */
export function VisuallyHidden({
  id,
  children,
}: {
  id?: string;
  children: ReactNode;
}) {
  const classes = useStyles();
  return (
    <span id={id} className={classes.hidden}>
      {children}
    </span>
  );
}
