import { makeStyles } from '@material-ui/core/styles';
import type { ReactNode } from 'react';
import { Link } from 'react-router-dom';

import { linkLook } from './linkLook';
import { tokensOf } from './tokens';

const useStyles = makeStyles(theme => {
  const tokens = tokensOf(theme);
  return {
    link: {
      display: 'inline-flex',
      alignItems: 'center',
      minHeight: 40,
      ...linkLook(tokens),
    },
  };
});

/** A link that stands by itself, with room for a thumb. */
export function PageLink({
  to,
  onClick,
  children,
}: {
  to: string;
  onClick?: () => void;
  children: ReactNode;
}) {
  return (
    <Link to={to} onClick={onClick} className={useStyles().link}>
      {children}
    </Link>
  );
}
