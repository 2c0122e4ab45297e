import { recordingFolders } from '../../testing/readRecording';
import {
  flaggerStates,
  flaggerTold,
  type FlaggerState,
} from '../../testing/flaggerRecording';
import { renderSentence } from '../../text/renderSentence';
import { canaryShare } from './canaryShare';
import {
  deriveFlaggerDetail,
  deriveFlaggerSummary,
} from './deriveFlaggerSummary';
import { RUNNING } from './FlaggerPhase';

const FOLDERS = ['flagger', 'flagger-1.44'].flatMap(recordingFolders);
const nameOf = (folder: string) => folder.split(/[\\/]/).slice(-2).join('/');

/** The route and the status are written by two requests, and told by two watches. */
const APART_MS = 500;

it('has the recorded scenarios of both versions to compare with', () => {
  expect(FOLDERS).toHaveLength(52);
});

describe.each(FOLDERS.map(folder => [nameOf(folder), folder]))(
  '%s',
  (_, folder) => {
    const states = flaggerStates(folder);

    it('is never without a sentence, and a summary is a part of its detail', () => {
      expect(states.length).toBeGreaterThan(5);
      for (const { facts, known } of states) {
        const summary = deriveFlaggerSummary(facts, known);
        const detail = deriveFlaggerDetail(facts, known);
        expect(detail).toMatchObject(summary);
        expect(summary.phase).not.toBe('Unknown');
        for (const said of [summary.why, ...summary.more]) {
          expect(renderSentence(said)).not.toMatch(/\{\{|undefined|NaN|:\/\//);
        }
        expect(JSON.stringify(detail)).not.toMatch(/null|NaN/);
      }
    });

    it('knows the weight of the traffic from the status alone, wherever it claims to', () => {
      const wrong = settled(states).flatMap(({ t, facts, known }) => {
        if (!known.route) return [];
        const { actual } = deriveFlaggerSummary(facts, {
          ...known,
          route: undefined,
        }).weights;
        const share = canaryShare(facts, known.route).all;
        return actual.basis === 'none' || actual.value === share
          ? []
          : [{ t, phase: facts.status.phase, ours: actual.value, share }];
      });
      expect(wrong).toEqual([]);
    });

    it('is under way from when Flagger says that a run begins until it says that it ends', () => {
      const told = flaggerTold(folder).flatMap(({ t, text }) => {
        if (/^New revision detected! Scaling up/.test(text)) {
          return [{ t, running: true }];
        }
        return /^(Promotion completed!|Canary failed!)/.test(text)
          ? [{ t, running: false }]
          : [];
      });
      const wrong = told.filter(
        ({ t, running }) =>
          !states.some(
            state =>
              Math.abs(state.t - t) < 2 * APART_MS &&
              isRunning(state) === running,
          ),
      );
      expect(wrong).toEqual([]);
    });
  },
);

function isRunning({ facts }: FlaggerState): boolean {
  return RUNNING.includes(facts.status.phase ?? '');
}

/** States after which nothing of the same tick follows. */
function settled(states: readonly FlaggerState[]): FlaggerState[] {
  const telling = states.filter(({ changed }) =>
    ['Canary', 'HTTPRoute', 'VirtualService', 'Ingress'].includes(changed),
  );
  return telling.filter((state, index) => {
    const next = telling[index + 1];
    return next === undefined || next.t - state.t > APART_MS;
  });
}
