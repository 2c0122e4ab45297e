import {
  renderSentence,
  waitsForPerson,
  type DerivedDetail,
  type Step,
} from '@rollouts-portal/plugin-rollouts-common';

import { timeText } from '../model/timeText';
import { untilText } from '../model/waitText';
import { Hidden } from './Hidden';
import { StepIcon } from './icons';
import { Panel } from './Panel';

const STATE: Record<Step['state'], string> = {
  done: 'done',
  current: 'current',
  pending: 'to come',
  skipped: 'skipped',
  failed: 'failed',
};

/** The steps from top to bottom; a timed pause counts down. */
export function StepRail({
  detail: { steps, step, waitingFor, aborted },
  now,
}: {
  detail: DerivedDetail;
  now: number;
}) {
  if (steps.length === 0) return null;
  const place =
    // An abort sets the controller's own count back.
    aborted || step === undefined || step.index >= step.count
      ? ''
      : `, ${step.index + 1} of ${step.count}`;
  return (
    <Panel title={`Steps${place}`}>
      <ol className="rp-rail">
        {steps.map(each => (
          <StepRow
            key={each.index}
            step={each}
            waits={waitsForPerson(waitingFor)}
            now={now}
          />
        ))}
      </ol>
    </Panel>
  );
}

function StepRow({
  step,
  waits,
  now,
}: {
  step: Step;
  waits: boolean;
  now: number;
}) {
  const { state, text, note, until } = step;
  const look = state === 'current' && waits ? 'waiting' : state;
  return (
    <li
      className={`rp-step rp-step-${look}`}
      aria-current={state === 'current' ? 'step' : undefined}
    >
      <span className="rp-circle" aria-hidden="true">
        <StepIcon step={step} />
      </span>
      <span className="rp-step-body">
        <span className="rp-step-text">{renderSentence(text)}</span>
        <Hidden>, {STATE[state]}</Hidden>
        {note && <span className="rp-note">{renderSentence(note)}</span>}
      </span>
      {until && (
        <span className="rp-time" title={`ends at ${timeText(until, now)}`}>
          ends {untilText(until, now)}
        </span>
      )}
    </li>
  );
}
