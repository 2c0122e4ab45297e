import { deriveDetail } from '../status/argo-rollouts/deriveDetail';
import { previewAction } from '../actions/previewAction';
import type { Sentence } from '../model/Sentence';
import { VERBS } from '../model/Verb';
import { journalOf } from '../testing/recordedState';
import { readRecording, SCENARIOS } from '../testing/readRecording';
import { messages } from './messages';
import { renderSentence } from './renderSentence';

describe.each(SCENARIOS)('%s', scenario => {
  it('has a word for every blank of every sentence, in every state', () => {
    const states = readRecording(scenario).rolloutStates();
    const journal = journalOf(states);
    for (const { facts, ...seen } of states) {
      const known = { ...seen, journal };
      for (const said of [
        ...sentencesIn(deriveDetail(facts, known)),
        ...VERBS.flatMap(verb =>
          sentencesIn(previewAction(verb, facts, known)),
        ),
      ]) {
        expect(blanksOf(said).filter(name => !hasWord(said, name))).toEqual([]);
        expect(renderSentence(said)).not.toMatch(/undefined|NaN|null|{{/);
      }
    }
  });
});

it('begins every line of `why` with a capital and ends it with a full stop or a quotation', () => {
  const whys = Object.entries(messages).filter(([code]) =>
    /^(why|more|because|effect|condition|changed|applied)-/.test(code),
  );
  expect(whys.length).toBeGreaterThan(100);
  for (const [, text] of whys) {
    expect(text).toMatch(/^([A-Z]|\{\{).*(\.|\{\{(message|detail)\}\})$/);
  }
});

function sentencesIn(value: unknown): Sentence[] {
  if (typeof value !== 'object' || value === null) return [];
  if (isSentence(value)) return [value];
  return Object.values(value).flatMap(sentencesIn);
}

function isSentence(value: object): value is Sentence {
  return 'code' in value && 'params' in value;
}

function blanksOf({ code }: Sentence): string[] {
  return [...messages[code].matchAll(/\{\{(\w+)\}\}/g)].map(
    ([, name = '']) => name,
  );
}

function hasWord({ params }: Sentence, name: string): boolean {
  return params[name] !== undefined && params[name] !== '';
}
