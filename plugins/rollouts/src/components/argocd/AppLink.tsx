import { useTranslationRef } from '@backstage/core-plugin-api/alpha';
import { makeStyles } from '@material-ui/core/styles';
import type { ArgoCdApp } from '@rollouts-portal/plugin-rollouts-common';

import { rolloutsTranslationRef } from '../../translation';
import { LeavesIcon } from '../icons';
import { tokensOf } from '../tokens';
import { VisuallyHidden } from '../VisuallyHidden';

const useStyles = makeStyles(theme => {
  const tokens = tokensOf(theme);
  return {
    link: {
      position: 'relative',
      color: tokens.progressing.text,
      borderRadius: 3,
      overflowWrap: 'anywhere',
      '&:focus-visible': {
        outline: `2px solid ${tokens.progressing.text}`,
        outlineOffset: 2,
      },
      // Room for a thumb, without pushing the lines apart.
      [theme.breakpoints.down('xs')]: {
        padding: '11px 0',
        margin: '-11px 0',
      },
    },
    icon: { display: 'inline-block', margin: '0 0 -1px 4px' },
    name: { overflowWrap: 'anywhere' },
  };
});

/** Name of an app, leading to its page in Argo CD where the portal knows the address. */
export function AppLink({ app }: { app: Pick<ArgoCdApp, 'name' | 'url'> }) {
  const { t } = useTranslationRef(rolloutsTranslationRef);
  const classes = useStyles();
  if (app.url === undefined) {
    return <span className={classes.name}>{app.name}</span>;
  }
  return (
    <a
      className={classes.link}
      href={app.url}
      target="_blank"
      rel="noopener noreferrer"
    >
      {app.name}
      <span className={classes.icon}>
        <LeavesIcon />
      </span>{' '}
      <VisuallyHidden>{t('argoCd.opens')}</VisuallyHidden>
    </a>
  );
}
