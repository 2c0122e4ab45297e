import { readRecording, SCENARIOS } from '../../testing/readRecording';
import { deriveSummary } from './deriveSummary';
import { isInFlight } from './isInFlight';

it('a row at rest', () => {
  let rest = 0,
    withRuns = 0,
    flight = 0,
    differ: string[] = [],
    flightDiffer = 0;
  let degraded = 0;
  for (const scenario of SCENARIOS) {
    for (const { t, facts, object: _, ...known } of readRecording(
      scenario,
    ).everyState()) {
      const { analysisRuns, experiments, ...less } = known as any;
      const a = JSON.stringify(deriveSummary(facts, known as any));
      const b = JSON.stringify(deriveSummary(facts, less));
      if (isInFlight(facts)) {
        flight += 1;
        if (a !== b) flightDiffer += 1;
        if (facts.status.phase === 'Degraded') degraded += 1;
        continue;
      }
      rest += 1;
      if (analysisRuns?.length || experiments?.length) withRuns += 1;
      if (a !== b) differ.push(`${scenario}@${t} ${a} ${b}`);
    }
  }
  console.log(
    JSON.stringify(
      {
        rest,
        withRuns,
        flight,
        flightDiffer,
        degraded,
        differ: differ.length,
        some: differ.slice(0, 2),
      },
      null,
      1,
    ),
  );
});
