import { flaggerStates } from '../../testing/flaggerRecording';
import { recordingFolders } from '../../testing/readRecording';
import { replayFlagger } from '../../testing/replay/replayFlagger';
import { renderSentence } from '../../text/renderSentence';
import {
  deriveFlaggerDetail,
  deriveFlaggerSummary,
} from './deriveFlaggerSummary';

const FOLDERS = ['flagger', 'flagger-1.44'].flatMap(recordingFolders);
const nameOf = (folder: string) => folder.split(/[\\/]/).slice(-2).join('/');

it('has the recorded scenarios of both versions to compare with', () => {
  expect(FOLDERS).toHaveLength(52);
});

describe.each(FOLDERS.map(folder => [nameOf(folder), folder]))(
  '%s',
  (name, folder) => {
    it('is never without a sentence, and a summary is a part of its detail', () => {
      const states = flaggerStates(folder);
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

    it('has the weights of the route and the runs that its event webhook was told of', () => {
      const { comparisons } = replayFlagger(folder, name);
      expect(
        comparisons.filter(({ differences }) => differences.length > 0),
      ).toEqual([]);
    });
  },
);
