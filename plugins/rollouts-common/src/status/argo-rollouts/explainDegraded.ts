import type { RolloutJournal } from '../../model/JournalEntry';
import { sentence } from '../../model/Sentence';
import { personName } from '../../text/personName';
import { durationText } from '../object/durationText';
import { abortCause } from './abortCause';
import { abortedBy } from './abortedBy';
import { backOnStable } from './backOnStable';
import { conditionOf } from './conditionOf';
import type { Explanation } from './explain';
import type { RolloutFacts } from './RolloutFacts';

export function explainDegraded(
  facts: RolloutFacts,
  message: string | undefined,
  journal?: RolloutJournal,
): Explanation {
  const invalid = conditionOf(facts, 'InvalidSpec');
  if (invalid) {
    return {
      why: invalid.message
        ? sentence('why-invalid-spec', { message: invalid.message })
        : sentence('why-invalid-spec-silent'),
    };
  }
  const cause = abortCause(facts);
  const person = abortedBy(facts, journal);
  if (cause?.by === 'hand' && person !== undefined) {
    return {
      why: sentence(
        backOnStable(facts)
          ? 'why-aborted-by-person-back'
          : 'why-aborted-by-person',
        { person: personName(person) },
      ),
    };
  }
  if (facts.status.abort && cause) {
    return {
      why: backOnStable(facts)
        ? sentence(`why-aborted-by-${cause.by}-back`)
        : sentence(`why-aborted-by-${cause.by}`),
    };
  }
  if (
    conditionOf(facts, 'Progressing')?.reason === 'ProgressDeadlineExceeded'
  ) {
    return {
      why: sentence('why-deadline-passed', {
        duration: durationText(facts.progressDeadlineSeconds),
      }),
      waitingFor: { what: 'pods' },
    };
  }
  return {
    why: message
      ? sentence('why-degraded', { message })
      : sentence('why-degraded-silent'),
  };
}
