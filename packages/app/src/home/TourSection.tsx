import { Link } from '@backstage/core-components';
import Card from '@material-ui/core/Card';
import CardContent from '@material-ui/core/CardContent';
import Typography from '@material-ui/core/Typography';
import { makeStyles } from '@material-ui/core/styles';
import { useId } from 'react';

import type { TourStop } from './tour';

const useStyles = makeStyles(theme => ({
  card: { height: '100%' },
  stops: { margin: 0, padding: 0, listStyle: 'none' },
  stop: { marginTop: theme.spacing(2) },
  // High enough for a thumb.
  link: {
    display: 'inline-flex',
    alignItems: 'center',
    minHeight: 40,
    textDecoration: 'underline',
  },
}));

/** A heading and the places below it. */
export function TourSection({
  title,
  stops,
}: {
  title: string;
  stops: readonly TourStop[];
}) {
  const classes = useStyles();
  const id = useId();
  return (
    <Card
      className={classes.card}
      variant="outlined"
      component="section"
      aria-labelledby={id}
    >
      <CardContent>
        <Typography id={id} variant="h5" component="h2">
          {title}
        </Typography>
        <ul className={classes.stops}>
          {stops.map(({ title: name, text, to }) => (
            <li key={name} className={classes.stop}>
              <Link className={classes.link} variant="subtitle1" to={to}>
                {name}
              </Link>
              <Typography>{text}</Typography>
            </li>
          ))}
        </ul>
      </CardContent>
    </Card>
  );
}
