import { recordedMoment } from '../../testing/recordedMoment';
import { renderSentence } from '../../text/renderSentence';
import { deriveSummary } from './deriveSummary';

function said(t: number, { watched = true } = {}) {
  const { facts, known } = recordedMoment('08', t);
  const { why, waitingFor } = deriveSummary(
    facts,
    watched ? known : { ...known, replicaSets: undefined },
  );
  return [renderSentence(why), waitingFor?.what];
}

/** Its one pod is created at 2,043 ms and available a moment later; all three are at 5,883 ms. */
const CREATED = 2043;
const UP = 5883;

it('a new version is up once its pods are available', () => {
  expect(said(UP)).toEqual([
    'The new version is up. The controller is about to pause or to make it active.',
    'controller',
  ]);
});

it('and is starting while they are only created', () => {
  const { facts, known } = recordedMoment('08', CREATED);
  const replicaSets = known.replicaSets?.map(replicaSet => ({
    ...replicaSet,
    available:
      replicaSet.podHash === facts.status.currentPodHash
        ? 0
        : replicaSet.available,
  }));
  const { why, waitingFor } = deriveSummary(facts, { ...known, replicaSets });
  expect(renderSentence(why)).toBe(
    'The new version is starting beside the active one: 0 of 1 pods are available.',
  );
  expect(waitingFor).toEqual({ what: 'pods' });
});

it('nothing is claimed of pods that are not watched', () => {
  expect(said(UP, { watched: false })).toEqual([
    'The new version has pods. The controller is about to pause or to make it active.',
    'controller',
  ]);
});
