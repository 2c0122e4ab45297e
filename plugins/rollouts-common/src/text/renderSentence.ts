import type { Sentence } from '../model/Sentence';
import { messages } from './messages';

/** English for a sentence. Placeholders are `{{name}}`; a parameter that is missing shows as `?`, never as a blank. */
export function renderSentence({ code, params }: Sentence): string {
  return messages[code].replace(/\{\{(\w+)\}\}/g, (_, name: string) =>
    String(params[name] ?? '?'),
  );
}
