import { useTranslationRef } from '@backstage/core-plugin-api/alpha';
import { makeStyles } from '@material-ui/core/styles';
import Tooltip from '@material-ui/core/Tooltip';
import type { Pod } from '@rollouts-portal/plugin-rollouts-common';

import { rolloutsTranslationRef } from '../../translation';
import { tokensOf } from '../tokens';
import { PodMark } from './PodMark';
import { usePodText } from './usePodText';

const MOST_MARKS = 40;
// Each is a stop on the way through the page; the rows below tell of all.
const MOST_STOPS = 3;

const useStyles = makeStyles(theme => {
  const tokens = tokensOf(theme);
  return {
    marks: {
      display: 'flex',
      flexWrap: 'wrap',
      alignItems: 'center',
      gap: 3,
      flex: '1 1 90px',
    },
    stop: {
      display: 'block',
      borderRadius: 3,
      '&:focus-visible': {
        outline: `2px solid ${tokens.progressing.text}`,
        outlineOffset: 1,
      },
    },
    more: { fontSize: 12, lineHeight: '13px', color: tokens.second },
  };
});

/** Pods as squares, the worst first. Why one fails is said when it is pointed at or has the focus. */
export function PodMarks({
  pods,
  count,
}: {
  pods: readonly Pod[];
  count: number;
}) {
  const { t } = useTranslationRef(rolloutsTranslationRef);
  const say = usePodText();
  const classes = useStyles();
  const marks = pods.slice(0, MOST_MARKS);

  return (
    <span className={classes.marks}>
      {marks.map((pod, index) => {
        const text = `${pod.name}: ${pod.status} · ${say(pod)}`;
        const isStop = pod.state === 'failing' && index < MOST_STOPS;
        return (
          <Tooltip key={pod.name} title={text}>
            <span
              className={classes.stop}
              {...(isStop
                ? { role: 'img', 'aria-label': text, tabIndex: 0 }
                : { 'aria-hidden': true })}
            >
              <PodMark state={pod.state} />
            </span>
          </Tooltip>
        );
      })}
      {count > marks.length && (
        <span className={classes.more} aria-hidden>
          {t('revisions.morePods', { number: String(count - marks.length) })}
        </span>
      )}
    </span>
  );
}
