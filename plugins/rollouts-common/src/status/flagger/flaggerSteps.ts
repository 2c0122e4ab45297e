import type { Step } from '../../api/rolloutSchema';
import { sentence } from '../../model/Sentence';
import type { FlaggerFacts } from './FlaggerFacts';

/** The run as a list of steps: weights, or checks where no weight is moved. */
export function flaggerSteps(
  { analysis: { run }, status }: FlaggerFacts,
  position: { index: number } | undefined,
): Step[] {
  const texts =
    run.by === 'weights'
      ? run.weights.map(percent => sentence('step-set-weight', { percent }))
      : Array.from({ length: run.count }, (_, index) =>
          sentence('step-flagger-check', { check: index + 1 }),
        );
  return texts.map((text, index) => ({
    index,
    kind: run.by === 'weights' ? 'setWeight' : 'analysis',
    text,
    state: stateAt(index, status.phase, position?.index),
  }));
}

function stateAt(
  index: number,
  phase: string | undefined,
  current: number | undefined,
): Step['state'] {
  // Where it failed is in no object: Flagger sets its counters back.
  if (current === undefined || phase === 'Failed') return 'pending';
  if (index < current) return 'done';
  return index === current && phase === 'Progressing' ? 'current' : 'pending';
}
