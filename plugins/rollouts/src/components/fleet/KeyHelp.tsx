import { useTranslationRef } from '@backstage/core-plugin-api/alpha';
import Dialog from '@material-ui/core/Dialog';
import { makeStyles } from '@material-ui/core/styles';
import { useId } from 'react';

import { rolloutsTranslationRef } from '../../translation';
import { tokensOf } from '../tokens';

const KEYS = [
  { keys: ['↓', 'j'], does: 'down' },
  { keys: ['↑', 'k'], does: 'up' },
  { keys: ['Enter'], does: 'open' },
  { keys: ['Page Down', 'Page Up'], does: 'page' },
  { keys: ['Home', 'End'], does: 'ends' },
  { keys: ['/'], does: 'search' },
  { keys: ['Esc'], does: 'clear' },
  { keys: ['?'], does: 'help' },
] as const;

const useStyles = makeStyles(theme => {
  const tokens = tokensOf(theme);
  return {
    open: {
      minWidth: 32,
      minHeight: 32,
      padding: 0,
      border: `1px solid ${tokens.line}`,
      borderRadius: 6,
      background: tokens.paper,
      color: tokens.second,
      font: 'inherit',
      fontSize: 13,
      fontWeight: 700,
      cursor: 'pointer',
      '&:focus-visible': {
        outline: `2px solid ${tokens.progressing.text}`,
        outlineOffset: 1,
      },
    },
    paper: {
      padding: '18px 24px 20px',
      borderRadius: 8,
      background: tokens.paper,
      color: tokens.ink,
      fontFamily: theme.typography.fontFamily,
    },
    title: {
      margin: '0 0 12px',
      fontSize: 20,
      lineHeight: '27px',
      fontWeight: 400,
    },
    keys: {
      display: 'grid',
      gridTemplateColumns: 'max-content 1fr',
      gap: '8px 20px',
      margin: 0,
      fontSize: 14,
      lineHeight: '22px',
      '& dd': { margin: 0, color: tokens.second },
      '& kbd': {
        display: 'inline-block',
        marginRight: 6,
        padding: '0 7px',
        border: `1px solid ${tokens.line}`,
        borderRadius: 4,
        background: tokens.canvas,
        fontFamily: 'inherit',
        fontSize: 13,
      },
    },
  };
});

/** A button that tells which keys there are. */
export function KeyHelp({
  isOpen,
  onOpen,
}: {
  isOpen: boolean;
  onOpen: (isOpen: boolean) => void;
}) {
  const { t } = useTranslationRef(rolloutsTranslationRef);
  const classes = useStyles();
  const id = useId();
  return (
    <>
      <button
        type="button"
        className={classes.open}
        aria-label={t('fleet.keys.title')}
        aria-keyshortcuts="?"
        aria-haspopup="dialog"
        onClick={() => onOpen(true)}
      >
        ?
      </button>
      <Dialog
        open={isOpen}
        onClose={() => onOpen(false)}
        aria-labelledby={id}
        PaperProps={{ className: classes.paper, elevation: 8 }}
      >
        <h2 id={id} className={classes.title}>
          {t('fleet.keys.title')}
        </h2>
        <dl className={classes.keys}>
          {KEYS.map(({ keys, does }) => (
            <div key={does} style={{ display: 'contents' }}>
              <dt>
                {keys.map(key => (
                  <kbd key={key}>{key}</kbd>
                ))}
              </dt>
              <dd>{t(`fleet.keys.${does}`)}</dd>
            </div>
          ))}
        </dl>
      </Dialog>
    </>
  );
}
