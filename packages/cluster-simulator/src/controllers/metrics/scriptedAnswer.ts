import { isJsonObject, parseJson, type JsonValue } from '../../store/Json';

/** What stands behind the metrics system of a simulated cluster: the annotation that says what it answers. */
export const ANSWERS_OF = 'simulator.rollouts-portal.io/answers.';

/** What a metrics system answers to one question. */
export type Answer =
  | { kind: 'value'; value: number }
  /** Any value that meets the metric's condition, or that does not. */
  | { kind: 'good' | 'bad' }
  /** Nothing was measured. */
  | { kind: 'none' }
  /** What a web server sends, whatever it is. */
  | { kind: 'raw'; body: string }
  /** Refused with this HTTP status. */
  | { kind: 'refused'; status: number };

/**
 * The answer to the next question, by a script such as `[0.99, "bad", {"status": 500}]`: one entry per question, the
 * last one repeats. With `{"since": "2026-01-05T09:00:00Z", "answers": […]}` only questions from then on count.
 *
 * @param asked how many questions were asked before, of all or since an instant
 */
export function scriptedAnswer(
  script: string,
  asked: (since: Date | undefined) => number,
): Answer {
  const parsed = parseJson(script);
  const answers = isJsonObject(parsed) ? parsed.answers : parsed;
  const since = isJsonObject(parsed) ? parsed.since : undefined;
  const list = Array.isArray(answers) ? answers : [answers];
  const index = asked(typeof since === 'string' ? new Date(since) : undefined);
  return answerOf(list[Math.min(index, list.length - 1)]);
}

function answerOf(entry: JsonValue | undefined): Answer {
  if (typeof entry === 'number') return { kind: 'value', value: entry };
  if (entry === 'good' || entry === 'bad' || entry === 'none') {
    return { kind: entry };
  }
  if (isJsonObject(entry) && typeof entry.status === 'number') {
    return { kind: 'refused', status: entry.status };
  }
  if (isJsonObject(entry) && typeof entry.raw === 'string') {
    return { kind: 'raw', body: entry.raw };
  }
  throw new Error(`no metrics system answers ${JSON.stringify(entry)}`);
}
