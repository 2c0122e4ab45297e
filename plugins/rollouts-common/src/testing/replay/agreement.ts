import type { DerivedDetail, DerivedSummary } from '../../model/Derived';
import { blanksWithoutWord } from '../blanksWithoutWord';
import type { Comparison } from './Replayed';

/** Whether, in each state, the summary is a part of the detail and nothing unreadable is said. */
export function agreement(
  states: readonly {
    t: number;
    summary: DerivedSummary;
    detail: DerivedDetail;
  }[],
): Comparison {
  return {
    t: states.at(-1)?.t ?? 0,
    what: `summary and detail in ${states.length} states`,
    differences:
      states.length === 0
        ? ['there is no state to compare']
        : states.flatMap(differencesIn),
  };
}

function differencesIn({
  t,
  summary,
  detail,
}: {
  t: number;
  summary: DerivedSummary;
  detail: DerivedDetail;
}): string[] {
  const inDetail = new Map<string, unknown>(Object.entries(detail));
  const unlike = Object.entries(summary)
    .filter(
      ([field, value]) =>
        JSON.stringify(value) !== JSON.stringify(inDetail.get(field)),
    )
    .map(([field]) => `${t} ms: ${field} is not that of the detail`);
  const unsaid = [summary.why, ...summary.more].flatMap(said =>
    blanksWithoutWord(said).map(
      name => `${t} ms: ${said.code} has no word for ${name}`,
    ),
  );
  return [...unlike, ...unsaid];
}
