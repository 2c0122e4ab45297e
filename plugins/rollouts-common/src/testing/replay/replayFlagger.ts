import { canaryShare } from '../../status/flagger/canaryShare';
import {
  deriveFlaggerDetail,
  deriveFlaggerSummary,
} from '../../status/flagger/deriveFlaggerSummary';
import { RUNNING } from '../../status/flagger/FlaggerPhase';
import { renderSentence } from '../../text/renderSentence';
import {
  flaggerStates,
  flaggerTold,
  type FlaggerState,
} from '../flaggerRecording';
import { agreement } from './agreement';
import type { Comparison, Replayed } from './Replayed';

/** The route and the status are written by two requests, and told by two watches. */
const APART_MS = 500;
const ROUTE_OR_STATUS = ['Canary', 'HTTPRoute', 'VirtualService', 'Ingress'];

/**
 * Replays a recording of Flagger and compares with what is not our reading: the weights of the route, and the begin
 * and end of each run and each phase as its event webhook was told.
 */
export function replayFlagger(folder: string, scenario: string): Replayed {
  const states = flaggerStates(folder);
  const summaries = states.map(({ t, facts, known }) => ({
    t,
    summary: deriveFlaggerSummary(facts, known),
    detail: deriveFlaggerDetail(facts, known),
  }));
  return {
    scenario,
    comparisons: [
      ...weights(states),
      ...runs(states, folder),
      ...phases(states, folder),
      agreement(summaries),
    ],
    said: states.map(({ t, facts }, index) => {
      const summary = summaries[index]?.summary;
      return {
        scenario,
        t,
        resourceVersion: facts.resourceVersion,
        text: summary ? renderSentence(summary.why) : '',
        summary,
      };
    }),
  };
}

/** The weight as the status alone tells it, wherever it claims to, beside the one of the route. */
function weights(states: readonly FlaggerState[]): Comparison[] {
  return settled(states).flatMap(({ t, facts, known }) => {
    if (!known.route) return [];
    const { actual } = deriveFlaggerSummary(facts, {
      ...known,
      route: undefined,
    }).weights;
    if (actual.basis === 'none') return [];
    const share = canaryShare(facts, known.route).all;
    return [
      {
        t,
        what: 'weight',
        differences:
          actual.value === share
            ? []
            : [`ours ${actual.value}, the route's ${share}`],
      },
    ];
  });
}

/** States after which nothing of the same tick follows. */
function settled(states: readonly FlaggerState[]): FlaggerState[] {
  const telling = states.filter(({ changed }) =>
    ROUTE_OR_STATUS.includes(changed),
  );
  return telling.filter((state, index) => {
    const next = telling[index + 1];
    return next === undefined || next.t - state.t > APART_MS;
  });
}

function runs(states: readonly FlaggerState[], folder: string): Comparison[] {
  return flaggerTold(folder).flatMap(({ t, text }) => {
    const begins = /^New revision detected! Scaling up/.test(text);
    if (!begins && !/^(Promotion completed!|Canary failed!)/.test(text)) {
      return [];
    }
    const isSeen = states.some(
      state =>
        Math.abs(state.t - t) < 2 * APART_MS && isRunning(state) === begins,
    );
    return [
      {
        t,
        what: begins ? 'a run begins' : 'a run ends',
        differences: isSeen
          ? []
          : [`we see none, the event webhook was told “${text}”`],
      },
    ];
  });
}

/** Each phase that the event webhook was told of, when it was told first, beside the one that we read then. */
function phases(states: readonly FlaggerState[], folder: string): Comparison[] {
  const told = flaggerTold(folder);
  return told
    .filter(({ phase }, index) => phase !== told[index - 1]?.phase)
    .map(({ t, phase }) => {
      const [begin, end] = [t - 2 * APART_MS, t + 2 * APART_MS];
      const read = states
        .filter(
          (state, index) =>
            state.t < end && (states[index + 1]?.t ?? Infinity) > begin,
        )
        .map(({ facts }) => facts.status.phase);
      return {
        t,
        what: `phase ${phase}`,
        differences: read.includes(phase)
          ? []
          : [`ours ${read.join(', ')}, the event webhook was told ${phase}`],
      };
    });
}

function isRunning({ facts }: FlaggerState): boolean {
  return RUNNING.includes(facts.status.phase ?? '');
}
