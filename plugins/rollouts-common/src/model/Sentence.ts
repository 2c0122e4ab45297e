import type { messages } from '../text/messages';

/** Names one of our sentences; every code has an English message in `text/messages`. */
export type SentenceCode = keyof typeof messages;

/**
 * One sentence of ours, language-free: a code and what to fill in. Rendered in English by `text/renderSentence`,
 * translated in the portal by code. The controllers' own texts are never sentences; they stay strings, unchanged.
 */
export type Sentence = {
  code: SentenceCode;
  params: Record<string, string | number>;
};

export function sentence(
  code: SentenceCode,
  params: Sentence['params'] = {},
): Sentence {
  return { code, params };
}
