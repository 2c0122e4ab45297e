import type { Verb } from '../model/Verb';
import { readRecording } from '../testing/readRecording';
import { recordedState } from '../testing/recordedState';
import { renderSentence } from '../text/renderSentence';
import { observedEffect } from './observedEffect';
import { preconditionOf } from './preconditionOf';
import { whatChanged } from './whatChanged';

/** Which version first shows that the controller obeyed, for an action on the state of `seen`. */
function firstApplied(verb: Verb, scenario: string, seen: string) {
  const { facts } = recordedState(scenario, seen);
  const precondition = preconditionOf(verb, facts);
  for (const { facts: later } of readRecording(scenario).rolloutStates()) {
    if (Number(later.resourceVersion) <= Number(seen)) continue;
    const effect = observedEffect(verb, precondition, later);
    if (effect.result === 'applied') {
      return [later.resourceVersion, renderSentence(effect.text)];
    }
  }
  return undefined;
}

// The version before each is the bare request, or the controller on its way.
it.each<[Verb, string, string, string, string]>([
  ['promote', '12', '4081', '4180', 'Promoted. Step 5 of 6 began.'],
  ['promote', '24', '7136', '7339', 'Promoted. Step 3 of 7 began.'],
  ['promote', '06', '2282', '2424', 'Promoted. Step 3 of 6 began.'],
  // Skips a running analysis: the index is in the request itself.
  ['promote', '24', '7347', '7390', 'Promoted. Step 4 of 7 began.'],
  // The same request that kubectl sends for it.
  ['skip-step', '24', '7347', '7390', 'Step 3 of 7 was skipped.'],
  ['skip-step', '06', '2282', '2424', 'Step 2 of 6 was skipped.'],
  [
    'abort',
    '12',
    '4717',
    '4785',
    'Aborted. It goes back to the stable version.',
  ],
  [
    'abort',
    '30',
    '38031',
    '38045',
    'Aborted. It goes back to the stable version.',
  ],
  ['retry', '26', '9166', '9250', 'Retried. The update began again at step 1.'],
  ['retry', '09', '3476', '3515', 'Retried. The update began again.'],
  [
    'promote-full',
    '26',
    '8898',
    '8903',
    'The full promotion has begun; the steps left are skipped.',
  ],
  ['promote-full', '10', '19366', '19589', 'The version is fully promoted.'],
  [
    'pause',
    '19',
    '12364',
    '12483',
    'Paused. Nothing moves until someone resumes it.',
  ],
  ['resume', '19', '12483', '13197', 'Resumed. It goes on where it was.'],
  [
    'restart',
    '18',
    '18481',
    '18589',
    'The restart has begun; pods are replaced a few at a time.',
  ],
  // At a pause the phase stays as it is, and the observed generation alone tells.
  [
    'restart',
    '18',
    '19019',
    '19040',
    'The restart has begun; pods are replaced a few at a time.',
  ],
  [
    'undo',
    '16',
    '7237',
    '7527',
    'The older version is being rolled out again, as revision 3.',
  ],
  // In the middle of an update, to the stable version.
  ['undo', '16', '7586', '7849', 'Back on the older version, as revision 4.'],
])(
  '%s in recording %s, seen at %s: obeyed at %s',
  (verb, scenario, seen, version, text) => {
    expect(firstApplied(verb, scenario, seen)).toEqual([version, text]);
  },
);

it('a promote of a paused blue-green has made the version active', () => {
  expect(firstApplied('promote', '08', '2900')?.[1]).toMatch(
    /^(Promoted\. The pause has ended|Promoted\. The new version is active|The version is fully promoted)\./,
  );
});

it('does not count what another version does', () => {
  const { facts } = recordedState('24', '7443');
  const precondition = preconditionOf('promote', facts);
  const later = recordedState('24', '9205').facts;
  expect(observedEffect('promote', precondition, later)).toEqual({
    result: 'pending',
  });
});

it('a restart is over when the controller says that it restarted all', () => {
  const { facts } = recordedState('18', '18481');
  expect(
    observedEffect(
      'restart',
      preconditionOf('restart', facts),
      recordedState('18', '18761').facts,
    ),
  ).toMatchObject({ result: 'applied', text: { code: 'applied-restarted' } });
});

it('never counts an abort that a promoted version drops', () => {
  // Recording 02: abort on a healthy rollout; the flag is removed without effect.
  expect(firstAppliedFrom02()).toBeUndefined();
});

function firstAppliedFrom02() {
  const promoted = readRecording('02')
    .rolloutStates()
    .find(
      ({ facts }) => facts.status.phase === 'Healthy' && facts.revision === 2,
    );
  return firstApplied('abort', '02', promoted?.facts.resourceVersion ?? '');
}

describe('what changed', () => {
  function changed(
    verb: Verb,
    [seenIn, seen]: [string, string],
    [nowIn, now]: [string, string],
  ): string[] {
    return whatChanged(
      preconditionOf(verb, recordedState(seenIn, seen).facts),
      recordedState(nowIn, now).facts,
    ).map(renderSentence);
  }

  it.each<[string, Verb, string, string, string, string[]]>([
    ['nothing', 'promote', '12', '4081', '4081', []],
    [
      'another step',
      'promote',
      '12',
      '4081',
      '4180',
      ['It is at step 5 of 6 now.'],
    ],
    [
      'promoted by someone, not yet taken up',
      'promote',
      '12',
      '4081',
      '4178',
      ['The pause has ended.'],
    ],
    ['aborted', 'promote', '12', '4717', '4785', ['It has been aborted.']],
    [
      'completed',
      'promote',
      '12',
      '4204',
      '4491',
      ['It has been fully promoted.'],
    ],
    [
      'a new version',
      'promote',
      '12',
      '4204',
      '4600',
      ['Revision 3 is being rolled out now.'],
    ],
    [
      'paused by hand',
      'promote',
      '19',
      '12364',
      '12483',
      ['It was paused by hand.'],
    ],
    [
      'resumed and gone on',
      'promote',
      '19',
      '12483',
      '13197',
      ['It is at step 3 of 5 now.', 'It was resumed.'],
    ],
    [
      'another pause of the same step',
      'promote',
      '10',
      '19006',
      '19025',
      ['It is at another pause now.'],
    ],
    ['nothing that matters to an abort', 'abort', '12', '4081', '4204', []],
    [
      'retried by someone',
      'retry',
      '26',
      '9166',
      '9250',
      ['It is no longer aborted.'],
    ],
    [
      'aborted before a full promotion',
      'promote-full',
      '12',
      '4717',
      '4785',
      ['It has been aborted.'],
    ],
    [
      'paused by someone else',
      'pause',
      '19',
      '12364',
      '12483',
      ['It was paused by hand.'],
    ],
    [
      'a new version that came while it was paused',
      'resume',
      '19',
      '13990',
      '14203',
      ['Revision 3 is being rolled out now.'],
    ],
    [
      'restarted by someone else',
      'restart',
      '18',
      '18481',
      '18589',
      ['Somebody asked for a restart.'],
    ],
    ['nothing that matters to a restart', 'restart', '12', '4081', '4204', []],
    [
      'the spec before an undo',
      'undo',
      '16',
      '7237',
      '7519',
      ['Its spec was changed.'],
    ],
    [
      'the spec before a full promotion',
      'promote-full',
      '19',
      '12364',
      '12483',
      ['It was paused by hand.'],
    ],
  ])('%s', (_, verb, scenario, seen, now, sentences) => {
    expect(changed(verb, [scenario, seen], [scenario, now])).toEqual(sentences);
  });

  it('is gone, or another object of the same name', () => {
    const { facts } = recordedState('12', '4081');
    const precondition = preconditionOf('promote', facts);
    expect(whatChanged(precondition, undefined).map(renderSentence)).toEqual([
      'It is gone.',
    ]);
    expect(
      whatChanged(precondition, { ...facts, uid: 'another' }).map(
        renderSentence,
      ),
    ).toEqual(['It was deleted and created again.']);
  });
});
