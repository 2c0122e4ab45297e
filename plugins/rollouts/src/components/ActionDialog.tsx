import { useTranslationRef } from '@backstage/core-plugin-api/alpha';
import Dialog from '@material-ui/core/Dialog';
import { makeStyles, useTheme } from '@material-ui/core/styles';
import useMediaQuery from '@material-ui/core/useMediaQuery';
import Skeleton from '@material-ui/lab/Skeleton';
import type {
  ActionPreview,
  RolloutDetail,
  Verb,
  Weights,
} from '@rollouts-portal/plugin-rollouts-common';
import { useId, useState } from 'react';

import type { ActionStage } from '../model/ActionStage';
import { hasMovedAway } from '../model/hasMovedAway';
import { versionsOf } from '../model/versionsOf';
import { rolloutsTranslationRef } from '../translation';
import { ActionButton } from './ActionButton';
import { GitOpsWarning } from './argocd/GitOpsWarning';
import { ClusterClock } from './ClusterClock';
import { shortImage } from './imageName';
import { OutcomeView } from './OutcomeView';
import { RevisionChoice, type RevisionChoiceProps } from './RevisionChoice';
import { Tag } from './Tag';
import { tokensOf } from './tokens';
import { TrafficBar } from './TrafficBar';
import { useActionText } from './useActionText';
import { useNoViewText } from './useNoViewText';
import { useSentence } from './useSentence';

const useStyles = makeStyles(theme => {
  const tokens = tokensOf(theme);
  return {
    paper: {
      width: 560,
      maxWidth: 560,
      borderRadius: 10,
      padding: 24,
      background: tokens.paper,
      backgroundImage: 'none',
      color: tokens.ink,
      fontFamily: theme.typography.fontFamily,
      [theme.breakpoints.down('xs')]: {
        width: '100%',
        maxWidth: '100%',
        margin: 0,
        padding: 16,
        maxHeight: '100%',
        borderRadius: '14px 14px 0 0',
      },
    },
    container: {
      [theme.breakpoints.down('xs')]: { alignItems: 'flex-end' },
    },
    head: {
      display: 'flex',
      flexWrap: 'wrap',
      alignItems: 'center',
      justifyContent: 'space-between',
      gap: '6px 16px',
    },
    title: {
      margin: 0,
      fontSize: 21,
      lineHeight: '28px',
      fontWeight: 700,
      overflowWrap: 'anywhere',
    },
    summary: {
      margin: '8px 0 16px',
      fontSize: 14,
      lineHeight: '20px',
      color: tokens.second,
      overflowWrap: 'anywhere',
    },
    image: {
      fontFamily: 'ui-monospace, SFMono-Regular, Menlo, Consolas, monospace',
    },
    label: { fontSize: 13, lineHeight: '20px', color: tokens.second },
    bars: {
      display: 'grid',
      // Not 1fr alone, which never gets narrower than a bar's label.
      gridTemplateColumns: 'minmax(0, 1fr) auto minmax(0, 1fr)',
      alignItems: 'center',
      gap: 12,
      margin: '4px 0 12px',
      [theme.breakpoints.down('xs')]: { gap: 8 },
    },
    effects: {
      margin: '0 0 18px',
      paddingLeft: 18,
      fontSize: 14,
      lineHeight: '23px',
      overflowWrap: 'anywhere',
    },
    reasonLabel: {
      display: 'block',
      marginBottom: 6,
      fontSize: 13,
      lineHeight: '20px',
      fontWeight: 700,
      '& span': { fontWeight: 400, color: tokens.second },
    },
    reason: {
      width: '100%',
      boxSizing: 'border-box',
      height: 40,
      padding: '0 12px',
      border: `1px solid ${tokens.third}`,
      borderRadius: 6,
      background: tokens.paper,
      color: tokens.ink,
      // 16 px, or phones zoom in when the field gets the focus.
      font: 'inherit',
      fontSize: 16,
      '&::placeholder': { color: tokens.third, opacity: 1 },
      '&:focus-visible': {
        outline: `2px solid ${tokens.progressing.text}`,
        outlineOffset: 1,
      },
    },
    buttons: {
      display: 'flex',
      flexWrap: 'wrap',
      justifyContent: 'flex-end',
      gap: 10,
      marginTop: 20,
    },
    grow: { [theme.breakpoints.down('xs')]: { flex: '1 1 auto' } },
    // Filled red: in the dialog it is the one thing that is about to happen.
    destroy: {
      color: theme.palette.type === 'dark' ? '#14171b' : '#ffffff',
      background: tokens.degraded.text,
      '&:hover': { background: tokens.degraded.text, opacity: 0.9 },
    },
    condition: {
      margin: '14px 0 0',
      fontSize: 13,
      lineHeight: '19px',
      color: tokens.second,
      overflowWrap: 'anywhere',
    },
    notice: {
      display: 'flex',
      flexWrap: 'wrap',
      alignItems: 'center',
      gap: 10,
      margin: '0 0 16px',
      padding: '10px 12px',
      borderRadius: 6,
      fontSize: 14,
      lineHeight: '20px',
      color: tokens.paused.text,
      background: tokens.paused.tint,
      '& > span': { flex: '1 1 200px' },
    },
    outdated: { opacity: 0.55 },
    quiet: { margin: '0 0 8px', fontSize: 14, color: tokens.second },
  };
});

type ActionDialogProps = {
  verb: Verb;
  /** The rollout as it was when the dialog opened; names what is acted on. */
  rollout: RolloutDetail;
  /** The rollout as it is now; undefined when it is gone. */
  live: RolloutDetail | undefined;
  stage: ActionStage;
  /** With undo: what there is to go back to; undefined until that is known. */
  choice?: Omit<RevisionChoiceProps, 'disabled'>;
  onConfirm: (reason: string) => void;
  onLookAgain: () => void;
  onSendAgain: () => void;
  onClose: () => void;
};

/** What a verb will do, agreed to knowingly; then what came of it. */
export function ActionDialog({
  verb,
  rollout,
  live,
  stage,
  choice,
  onConfirm,
  onLookAgain,
  onSendAgain,
  onClose,
}: ActionDialogProps) {
  const { t } = useTranslationRef(rolloutsTranslationRef);
  const say = useSentence();
  const classes = useStyles();
  const theme = useTheme();
  const isPhone = useMediaQuery(theme.breakpoints.down('xs'), { noSsr: true });
  const isStill = useMediaQuery('(prefers-reduced-motion: reduce)', {
    noSsr: true,
  });
  const actionText = useActionText();
  const titleId = useId();
  const sending = stage.stage === 'sending';

  return (
    <Dialog
      open
      // What has been sent cannot be taken back by closing; the answer is worth the wait.
      onClose={(_, reason) => {
        // Not by a click beside it: that is the second half of a double click on the button that opened it, and a
        // reason that is half typed would be lost.
        if (!sending && reason !== 'backdropClick') onClose();
      }}
      aria-labelledby={titleId}
      classes={{ paper: classes.paper, container: classes.container }}
      scroll="paper"
      transitionDuration={isPhone || isStill ? 0 : undefined}
    >
      <div className={classes.head}>
        <h2 id={titleId} className={classes.title}>
          {actionText.title(verb, rollout.name)}
        </h2>
        <Tag>
          {rollout.cluster}
          {rollout.environment && <strong>{rollout.environment}</strong>}
        </Tag>
      </div>
      {/* Outside of what is looked at anew with each choice, so that it keeps the focus. */}
      {choice && stage.stage !== 'answered' && (
        <ClusterClock freshness={rollout.freshness}>
          <RevisionChoice {...choice} disabled={sending} />
        </ClusterClock>
      )}
      {body()}
    </Dialog>
  );

  function body() {
    switch (stage.stage) {
      case 'looking':
        return (
          <>
            <p className={classes.summary} role="status">
              {t('dialog.looking')}
            </p>
            <Skeleton variant="rect" height={26} />
            <Skeleton height={28} width="80%" />
            <Skeleton height={28} width="60%" />
            <div className={classes.buttons}>
              <ActionButton look="outlined" onClick={onClose}>
                {t('dialog.cancel')}
              </ActionButton>
            </div>
          </>
        );
      case 'preview-failed':
        return (
          <>
            <p className={classes.summary} role="alert">
              {t('dialog.previewFailed', { message: stage.message })}
            </p>
            <div className={classes.buttons}>
              <ActionButton look="outlined" onClick={onClose}>
                {t('dialog.cancel')}
              </ActionButton>
              <ActionButton look="primary" onClick={onLookAgain}>
                {t('dialog.lookAgain')}
              </ActionButton>
            </div>
          </>
        );
      case 'answered':
        return (
          <>
            <p className={classes.summary}>{say(stage.preview.summary)}</p>
            <OutcomeView answer={stage.answer} />
            <div className={classes.buttons}>
              {stage.answer.kind === 'no-answer' && (
                <ActionButton look="outlined" onClick={onSendAgain}>
                  {t('outcome.sendAgain')}
                </ActionButton>
              )}
              <ActionButton look="primary" onClick={onClose}>
                {t('dialog.close')}
              </ActionButton>
            </div>
          </>
        );
      default:
        return (
          <Agreement
            preview={stage.preview}
            rollout={rollout}
            live={live}
            sending={sending}
            onConfirm={onConfirm}
            onLookAgain={onLookAgain}
            onClose={onClose}
          />
        );
    }
  }
}

function Agreement({
  preview,
  rollout,
  live,
  sending,
  onConfirm,
  onLookAgain,
  onClose,
}: {
  preview: ActionPreview;
  rollout: RolloutDetail;
  live: RolloutDetail | undefined;
  sending: boolean;
  onConfirm: (reason: string) => void;
  onLookAgain: () => void;
  onClose: () => void;
}) {
  const { t } = useTranslationRef(rolloutsTranslationRef);
  const say = useSentence();
  const classes = useStyles();
  const actionText = useActionText();
  const noViewText = useNoViewText();
  const reasonId = useId();
  const [reason, setReason] = useState('');
  const { verb } = preview;

  const moved =
    !sending &&
    (live === undefined || hasMovedAway(preview.precondition, live));
  const consequence = (live ?? rollout).argoCdDetail?.consequences.find(
    ({ verb: of }) => of === verb,
  );
  // What Git does about it is told of the app as it is now, rather than as it was when the dialog opened.
  const effects = consequence
    ? preview.effects.filter(({ code }) => !code.startsWith('effect-argo-'))
    : preview.effects;
  const leadsToStep = (live ?? rollout).actions.find(
    action => action.verb === verb,
  )?.leadsToStep;

  return (
    <form
      onSubmit={event => {
        event.preventDefault();
        if (hindrance() === undefined && !sending) onConfirm(reason);
      }}
    >
      {moved && (
        <div className={classes.notice} role="alert">
          <span>
            {live === undefined ? t('dialog.gone') : t('dialog.moved')}
          </span>
          {live !== undefined && (
            <ActionButton look="outlined" onClick={onLookAgain}>
              {t('dialog.lookAgain')}
            </ActionButton>
          )}
        </div>
      )}
      <div className={moved ? classes.outdated : undefined}>
        <p className={classes.summary}>
          {say(preview.summary)}
          {verb !== 'undo' && <Subject rollout={rollout} />}
        </p>
        {/* The version that an undo brings has no share yet; what the bar shows is that of another one. */}
        {(verb !== 'undo' || preview.after) && (
          <BeforeAndAfter preview={preview} strategy={rollout.strategy} />
        )}
        <ul className={classes.effects} aria-label={t('dialog.effects')}>
          {effects.map(effect => (
            <li key={`${effect.code} ${JSON.stringify(effect.params)}`}>
              {say(effect)}
            </li>
          ))}
          {consequence?.outcome === 'kept' && <li>{say(consequence.text)}</li>}
        </ul>
        {consequence && consequence.outcome !== 'kept' && (
          <GitOpsWarning consequence={consequence} />
        )}
      </div>
      <label className={classes.reasonLabel} htmlFor={reasonId}>
        {t('dialog.reason')} <span>{t('dialog.reasonHint')}</span>
      </label>
      <input
        id={reasonId}
        className={classes.reason}
        value={reason}
        maxLength={500}
        autoComplete="off"
        placeholder={t('dialog.reasonExample')}
        readOnly={sending}
        onChange={event => setReason(event.target.value)}
      />
      <div className={classes.buttons}>
        <ActionButton
          look="outlined"
          className={classes.grow}
          onClick={onClose}
          hindrance={sending ? t('dialog.sending') : undefined}
        >
          {t('dialog.cancel')}
        </ActionButton>
        <ActionButton
          look="primary"
          className={`${classes.grow} ${
            verb === 'abort' && hindrance() === undefined ? classes.destroy : ''
          }`}
          hindrance={hindrance()}
          onClick={() => onConfirm(reason)}
        >
          {actionText.confirm(preview, leadsToStep, rollout.step?.count ?? 0)}
        </ActionButton>
      </div>
      <p className={classes.condition} role={sending ? 'status' : undefined}>
        {sending ? t('dialog.sending') : say(preview.condition)}
      </p>
    </form>
  );

  function hindrance(): string | undefined {
    if (sending) return t('dialog.sending');
    if (moved) {
      return live === undefined ? t('dialog.gone') : t('dialog.moved');
    }
    if (preview.possible) {
      return noViewText(verb, (live ?? rollout).freshness);
    }
    return preview.because ? say(preview.because) : t('dialog.notPossible');
  }
}

/** Which revision and image the action is about. */
function Subject({ rollout }: { rollout: RolloutDetail }) {
  const { t } = useTranslationRef(rolloutsTranslationRef);
  const classes = useStyles();
  const { revision } = rollout;
  const { newer } = versionsOf(rollout);
  return (
    <>
      {revision !== undefined &&
        ` · ${t('dialog.revision', { revision: String(revision) })}`}
      {newer && (
        <>
          {' · '}
          <span className={classes.image}>{shortImage(newer)}</span>
        </>
      )}
    </>
  );
}

function BeforeAndAfter({
  preview: { before, after },
  strategy,
}: {
  preview: ActionPreview;
  strategy: RolloutDetail['strategy'];
}) {
  const { t } = useTranslationRef(rolloutsTranslationRef);
  const classes = useStyles();
  if (strategy === 'none') return null;
  const label =
    before.actual.basis === 'pods' ? t('traffic.nextPods') : t('traffic.next');

  return (
    <>
      <div className={classes.label}>
        {after
          ? t('traffic.change', {
              label,
              before: shareText(before),
              after: shareText(after),
            })
          : label}
      </div>
      {after ? (
        <div className={classes.bars}>
          <TrafficBar weights={before} strategy={strategy} size="bare" />
          <span aria-hidden>→</span>
          <TrafficBar weights={after} strategy={strategy} size="bare" />
        </div>
      ) : (
        <>
          <div style={{ margin: '4px 0 8px' }}>
            <TrafficBar weights={before} strategy={strategy} size="bare" />
          </div>
          <p className={classes.quiet}>{t('traffic.afterUnknown')}</p>
        </>
      )}
    </>
  );
}

/** What is where it is known, else what is wanted. */
function shareText({ actual, desired, max }: Weights): string {
  const { value } = actual.basis === 'none' ? desired : actual;
  return max === 100 ? `${value} %` : `${value}/${max}`;
}
