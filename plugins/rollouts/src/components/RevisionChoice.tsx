import { useTranslationRef } from '@backstage/core-plugin-api/alpha';
import { makeStyles } from '@material-ui/core/styles';
import type { RevisionChoice as Choice } from '@rollouts-portal/plugin-rollouts-common';
import { useId } from 'react';

import { rolloutsTranslationRef } from '../translation';
import { shortImage } from './imageName';
import { useNowOfPage } from './Now';
import { absoluteTimeText } from './timeText';
import { tokensOf } from './tokens';
import { useDurationText } from './useDurationText';

const useStyles = makeStyles(theme => {
  const tokens = tokensOf(theme);
  return {
    choice: {
      margin: '14px 0 4px',
      padding: 0,
      border: 0,
      minWidth: 0,
    },
    legend: {
      padding: 0,
      marginBottom: 6,
      fontSize: 13,
      lineHeight: '20px',
      fontWeight: 700,
    },
    // Histories can be long; what will happen must stay in sight.
    list: { maxHeight: 184, overflowY: 'auto' },
    option: {
      display: 'flex',
      alignItems: 'center',
      gap: 10,
      minHeight: 40,
      padding: '4px 2px',
      fontSize: 14,
      lineHeight: '20px',
      cursor: 'pointer',
      '& input': {
        width: 18,
        height: 18,
        margin: 2,
        flex: 'none',
        accentColor: tokens.progressing.text,
      },
    },
    what: { display: 'flex', flexWrap: 'wrap', gap: '0 10px' },
    number: { fontWeight: 700, fontVariantNumeric: 'tabular-nums' },
    image: {
      fontFamily: 'ui-monospace, SFMono-Regular, Menlo, Consolas, monospace',
      fontSize: 13,
      overflowWrap: 'anywhere',
    },
    age: { fontSize: 13, color: tokens.second },
  };
});

export type RevisionChoiceProps = {
  /** Newest first. */
  revisions: readonly Choice[];
  chosen: number | undefined;
  disabled: boolean;
  onChoose: (revision: number) => void;
};

/** To which revision to go back. */
export function RevisionChoice({
  revisions,
  chosen,
  disabled,
  onChoose,
}: RevisionChoiceProps) {
  const { t } = useTranslationRef(rolloutsTranslationRef);
  const classes = useStyles();
  const durationText = useDurationText();
  const now = useNowOfPage();
  const name = useId();
  if (revisions.length === 0) return null;

  return (
    <fieldset className={classes.choice} disabled={disabled}>
      <legend className={classes.legend}>{t('dialog.backTo')}</legend>
      <div className={classes.list}>
        {revisions.map(({ revision, images, createdAt, roles }) => (
          <label key={revision} className={classes.option}>
            <input
              type="radio"
              name={name}
              checked={revision === chosen}
              onChange={() => onChoose(revision)}
            />
            <span className={classes.what}>
              <span className={classes.number}>
                {t('dialog.revision', { revision: String(revision) })}
              </span>{' '}
              <span className={classes.image} title={images.join(', ')}>
                {images.map(shortImage).join(', ')}
              </span>{' '}
              {roles.includes('stable') && (
                <span className={classes.age}>
                  {t('revisions.role.stable')}{' '}
                </span>
              )}
              <time
                className={classes.age}
                dateTime={createdAt}
                title={absoluteTimeText(createdAt)}
              >
                {t('dialog.madeAgo', {
                  duration: durationText(now - Date.parse(createdAt)),
                })}
              </time>
            </span>
          </label>
        ))}
      </div>
    </fieldset>
  );
}
