import { z } from 'zod';

import type { Sentence } from '../model/Sentence';
import { messages } from '../text/messages';

/**
 * A code that this version does not know (an older frontend, a newer backend) becomes `unknown-sentence`: the person
 * sees that something could not be said, and nothing else on the page is lost.
 */
export const sentenceSchema: z.ZodType<Sentence> = z
  .object({
    code: z.string(),
    params: z.record(z.string(), z.union([z.string(), z.number()])),
  })
  .transform(
    ({ code, params }): Sentence =>
      isSentenceCode(code)
        ? { code, params }
        : { code: 'unknown-sentence', params: { code } },
  );

function isSentenceCode(code: string): code is Sentence['code'] {
  return Object.prototype.hasOwnProperty.call(messages, code);
}
