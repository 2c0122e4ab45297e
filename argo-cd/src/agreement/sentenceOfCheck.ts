import {
  renderSentence,
  type Sentence,
} from '@rollouts-portal/plugin-rollouts-common';

/**
 * How a health check's message has to begin for what the portal says. Three things it words in its own way: it cannot
 * read a length of time such as `1h30m` and leaves it as written; it quotes the controller at the end, where more lines
 * do no harm; and it is not the portal.
 */
export function sentenceOfCheck({ code, params }: Sentence): RegExp {
  const { message: _quoted, ...ours } = params;
  const rendered = renderSentence({
    code,
    params: { ...ours, message: QUOTE, ...durationOf(code) },
  });
  const pattern = rendered
    .replace(`: ${QUOTE}`, '')
    .replace('The controller says', '')
    .replace('the portal', 'this check')
    .replace(/\.$/, '')
    .replace(/[\\^$.*+?()[\]{}|]/g, '\\$&')
    .replace(DURATION, '[0-9a-z .]+');
  return new RegExp(`^${pattern}(;|$)`);
}

const QUOTE = '<quote>';
const DURATION = '<duration>';

function durationOf(code: Sentence['code']): Sentence['params'] {
  return code === 'why-timed-pause' ? { duration: DURATION } : {};
}
