import type { Sentence } from '../model/Sentence';
import { messages } from '../text/messages';

/** Names of the placeholders of a sentence for which it brings neither a text nor a number. */
export function blanksWithoutWord({ code, params }: Sentence): string[] {
  return [...messages[code].matchAll(/\{\{(\w+)\}\}/g)]
    .map(([, name = '']) => name)
    .filter(name => {
      const word = params[name];
      return typeof word === 'number'
        ? !Number.isFinite(word)
        : typeof word !== 'string';
    });
}
