import { makeStyles } from '@material-ui/core/styles';
import { Link } from 'react-router-dom';

import { tokensOf } from './tokens';

const useStyles = makeStyles(theme => {
  const tokens = tokensOf(theme);
  return {
    name: {
      display: 'inline-flex',
      // Room for a thumb is above the name, in the padding of the card: below it follows where it lies.
      alignItems: 'flex-end',
      minHeight: 40,
      marginTop: -12,
      fontSize: 16,
      lineHeight: '22px',
      fontWeight: 700,
      color: tokens.progressing.text,
      textDecoration: 'none',
      overflowWrap: 'anywhere',
      '&:focus-visible': {
        outline: `2px solid ${tokens.progressing.text}`,
        outlineOffset: 2,
      },
    },
    namespace: { fontSize: 12, lineHeight: '18px', color: tokens.second },
  };
});

/** What a card is about, as a link with room for a thumb, and where that lies. */
export function CardTitle({
  to,
  name,
  namespace,
}: {
  to: string;
  name: string;
  namespace: string;
}) {
  const classes = useStyles();
  return (
    <>
      <Link to={to} className={classes.name}>
        {name}
      </Link>
      <div className={classes.namespace}>{namespace}</div>
    </>
  );
}
