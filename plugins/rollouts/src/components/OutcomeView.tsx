import { useTranslationRef } from '@backstage/core-plugin-api/alpha';
import { makeStyles, useTheme } from '@material-ui/core/styles';
import type {
  ActionResult,
  Phase,
  SentenceCode,
} from '@rollouts-portal/plugin-rollouts-common';
import { DateTime } from 'luxon';

import type { ActionAnswer } from '../model/ActionAnswer';
import { rolloutsTranslationRef } from '../translation';
import { PhaseIcon } from './icons';
import { absoluteTimeText } from './timeText';
import { tokensOf, type Tokens, type Tone } from './tokens';
import { useSentence } from './useSentence';

const useStyles = makeStyles(theme => {
  const tokens = tokensOf(theme);
  return {
    chip: {
      display: 'inline-flex',
      alignItems: 'center',
      gap: 8,
      padding: '2px 12px 2px 10px',
      borderRadius: 12,
      fontSize: 13,
      fontWeight: 700,
      lineHeight: '20px',
    },
    text: {
      margin: '14px 0 4px',
      fontSize: 18,
      lineHeight: '25px',
      overflowWrap: 'anywhere',
    },
    note: {
      margin: '4px 0 0',
      fontSize: 13,
      lineHeight: '19px',
      color: tokens.second,
      overflowWrap: 'anywhere',
    },
    changes: {
      margin: '8px 0 4px',
      paddingLeft: 18,
      fontSize: 14,
      lineHeight: '22px',
    },
    code: {
      fontFamily: 'ui-monospace, SFMono-Regular, Menlo, Consolas, monospace',
    },
  };
});

type Look = { icon: Phase; tone: (tokens: Tokens) => Tone };

const GOOD: Look = { icon: 'Healthy', tone: tokens => tokens.healthy };
const BAD: Look = { icon: 'Degraded', tone: tokens => tokens.degraded };
const OPEN: Look = { icon: 'Unknown', tone: tokens => tokens.unknown };
const WAITING: Look = { icon: 'Progressing', tone: tokens => tokens.paused };

const LOOK_OF: Record<ActionResult, Look> = {
  applied: GOOD,
  rejected: OPEN,
  denied: BAD,
  failed: BAD,
  unknown: OPEN,
  accepted: WAITING,
};

// Other rejections, such as of what is impossible, list their reasons where these list what changed meanwhile.
const STATE_CHANGED: ReadonlySet<SentenceCode> = new Set<SentenceCode>([
  'outcome-rejected',
  'outcome-partly',
]);

/** What came of an action: a word, a sentence, what changed, and where it is on record. */
export function OutcomeView({ answer }: { answer: ActionAnswer }) {
  const { t } = useTranslationRef(rolloutsTranslationRef);
  const say = useSentence();
  const classes = useStyles();

  if (answer.kind === 'outcome') {
    const { actionId, at, changes, result, text } = answer.outcome;
    const isNotDone = result === 'rejected' && !STATE_CHANGED.has(text.code);
    return (
      <div role="status" data-testid="outcome">
        <Chip
          look={LOOK_OF[result]}
          word={isNotDone ? t('outcome.notDone') : t(`outcome.${result}`)}
        />
        <p className={classes.text}>{say(text)}</p>
        {changes.length > 0 && (
          <ul className={classes.changes}>
            {changes.map(change => (
              <li key={`${change.code} ${JSON.stringify(change.params)}`}>
                {say(change)}
              </li>
            ))}
          </ul>
        )}
        {text.code === 'outcome-rejected' && changes.length > 0 && (
          <p className={classes.note}>{t('outcome.nothingTwice')}</p>
        )}
        <p className={classes.note} title={absoluteTimeText(at)}>
          {t('outcome.recorded', {
            id: <span className={classes.code}>{actionId}</span>,
            time: DateTime.fromISO(at).toFormat('HH:mm:ss'),
          })}
        </p>
      </div>
    );
  }

  const texts = {
    denied: {
      look: BAD,
      word: t('outcome.denied'),
      text: t('outcome.deniedText'),
    },
    'signed-out': {
      look: BAD,
      word: t('outcome.signedOut'),
      text: t('outcome.signedOutText'),
    },
    refused: {
      look: BAD,
      word: t('outcome.refused'),
      text: t('outcome.refusedText'),
    },
    failed: {
      look: BAD,
      word: t('outcome.failed'),
      text: t('outcome.failedText'),
    },
    'no-answer': {
      look: OPEN,
      word: t('outcome.noAnswer'),
      text: t('outcome.noAnswerText'),
    },
  }[answer.kind];
  return (
    <div role="status" data-testid="outcome">
      <Chip look={texts.look} word={texts.word} />
      <p className={classes.text}>{texts.text}</p>
      <p className={classes.note}>{answer.message}</p>
    </div>
  );
}

function Chip({ look, word }: { look: Look; word: string }) {
  const classes = useStyles();
  const { text, tint } = look.tone(tokensOf(useTheme()));
  return (
    <span className={classes.chip} style={{ color: text, background: tint }}>
      <PhaseIcon phase={look.icon} />
      {word}
    </span>
  );
}
