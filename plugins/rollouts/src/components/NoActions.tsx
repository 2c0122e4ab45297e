import { makeStyles } from '@material-ui/core/styles';
import type { Sentence } from '@rollouts-portal/plugin-rollouts-common';

import { tokensOf } from './tokens';
import { useSentence } from './useSentence';

const useStyles = makeStyles(theme => ({
  text: {
    margin: 0,
    fontSize: 13,
    lineHeight: '18px',
    color: tokensOf(theme).second,
    overflowWrap: 'anywhere',
  },
}));

/** Says in place of buttons why there are none. */
export function NoActions({
  because,
  className = '',
}: {
  because: Sentence;
  className?: string;
}) {
  const classes = useStyles();
  const say = useSentence();
  return <p className={`${classes.text} ${className}`}>{say(because)}</p>;
}
