import {
  renderSentence,
  verdictOf,
  type Analysis,
  type DerivedDetail,
  type Verdict,
} from '@rollouts-portal/plugin-rollouts-common';

import { timeText } from '../model/timeText';
import { VerdictIcon } from './icons';
import { MetricRow } from './MetricRow';
import { Panel } from './Panel';

const SHOWN = 3;

const WORD: Record<Verdict, string> = {
  passed: 'passed',
  failed: 'failed',
  inconclusive: 'inconclusive',
  error: 'error',
  open: 'running',
};

/** What was measured of the new version, newest first, each value beside what was wanted. */
export function Analyses({
  detail: { analyses = [] },
  now,
}: {
  detail: DerivedDetail;
  now: number;
}) {
  if (analyses.length === 0) return null;
  const older = analyses.length - SHOWN;
  return (
    <Panel title="Analysis">
      <ul className="rp-list">
        {analyses.slice(0, SHOWN).map(analysis => (
          <li key={analysis.name} className="rp-analysis">
            <AnalysisView analysis={analysis} now={now} />
          </li>
        ))}
      </ul>
      {older > 0 && (
        <p className="rp-quiet">
          {older === 1 ? '1 older run' : `${older} older runs`}
        </p>
      )}
    </Panel>
  );
}

function AnalysisView({ analysis, now }: { analysis: Analysis; now: number }) {
  const { text, phase, message, startedAt, finishedAt, metrics } = analysis;
  const verdict = verdictOf(phase);
  return (
    <>
      <div className="rp-row">
        <h4 className="rp-subtitle">{title(analysis)}</h4>
        <span className={`rp-chip rp-verdict-${verdict}`}>
          <VerdictIcon verdict={verdict} />
          {phase === undefined ? 'not begun' : WORD[verdict]}
        </span>
        {startedAt && (
          <span className="rp-quiet rp-end">
            {finishedAt
              ? `${timeText(startedAt, now)} to ${timeText(finishedAt, now)}`
              : `since ${timeText(startedAt, now)}`}
          </span>
        )}
      </div>
      <p className="rp-more">{renderSentence(text)}</p>
      {message && (
        <p className="rp-quiet rp-said">The controller says: {message}</p>
      )}
      {metrics.map(metric => (
        <MetricRow key={metric.name} metric={metric} now={now} />
      ))}
    </>
  );
}

function title({ role, stepIndex, experiment, revision }: Analysis): string {
  const of = ` · revision ${revision}`;
  if (role === 'step' && stepIndex !== undefined) {
    return `Step ${stepIndex + 1}${of}`;
  }
  if (experiment !== undefined) return `Experiment ${experiment}${of}`;
  return `${ROLE[role]}${of}`;
}

const ROLE: Record<Analysis['role'], string> = {
  step: 'A step',
  background: 'In the background',
  prePromotion: 'Before the switch',
  postPromotion: 'After the switch',
  experiment: 'An experiment',
  other: 'Analysis',
};
