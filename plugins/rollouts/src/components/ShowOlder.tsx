import ButtonBase from '@material-ui/core/ButtonBase';
import { makeStyles } from '@material-ui/core/styles';

import { tokensOf } from './tokens';

const useStyles = makeStyles(theme => {
  const link = tokensOf(theme).progressing.text;
  return {
    button: {
      minHeight: 40,
      padding: '0 8px',
      margin: '4px -8px -8px',
      borderRadius: 6,
      fontSize: 13,
      color: link,
      '&:focus-visible': { outline: `2px solid ${link}` },
    },
  };
});

/** The last line of a list that shows its newest only: how many more there are, and the way to them. */
export function ShowOlder({
  text,
  onClick,
}: {
  text: string;
  onClick: () => void;
}) {
  const classes = useStyles();
  return (
    <ButtonBase className={classes.button} onClick={onClick}>
      {text}
    </ButtonBase>
  );
}
