import { useTranslationRef } from '@backstage/core-plugin-api/alpha';
import { makeStyles, useTheme } from '@material-ui/core/styles';
import useMediaQuery from '@material-ui/core/useMediaQuery';
import type {
  RolloutDetail,
  Verb,
} from '@rollouts-portal/plugin-rollouts-common';

import { commonReason } from '../model/commonReason';
import { isOutdated } from '../model/isOutdated';
import { rolloutsTranslationRef } from '../translation';
import { ActionHint } from './ActionHint';
import { AnalysisPanel } from './analysis/AnalysisPanel';
import { ExperimentPanel } from './analysis/ExperimentPanel';
import { ArgoCdLine } from './argocd/ArgoCdLine';
import { ArgoCdPanel } from './argocd/ArgoCdPanel';
import { SyncWaitsNotice } from './argocd/SyncWaitsNotice';
import { ChecksOfVersion } from './ChecksOfVersion';
import { ClusterClock } from './ClusterClock';
import { Happenings } from './Happenings';
import { NoActions } from './NoActions';
import { Panel } from './Panel';
import { PhoneActionBar } from './PhoneActionBar';
import { Revisions } from './revisions/Revisions';
import { WorkloadPods } from './revisions/WorkloadPods';
import { RolloutActions } from './RolloutActions';
import { RolloutColumns } from './RolloutColumns';
import { RolloutHeader } from './RolloutHeader';
import { StepRail } from './StepRail';
import { VerdictCard } from './VerdictCard';

const useStyles = makeStyles({
  // Colours go, legibility stays: dimming by opacity would take the small text below AA.
  outdated: { filter: 'grayscale(1)' },
});

/** One rollout: the sentence, traffic and buttons first, then steps beside evidence. */
export function RolloutDetailView({
  rollout,
  lostSince,
  onAct,
}: {
  rollout: RolloutDetail;
  lostSince?: number;
  onAct: (verb: Verb) => void;
}) {
  const { t } = useTranslationRef(rolloutsTranslationRef);
  const classes = useStyles();
  const theme = useTheme();
  const isPhone = useMediaQuery(theme.breakpoints.down('xs'), { noSsr: true });
  const look =
    lostSince !== undefined || isOutdated(rollout.freshness)
      ? classes.outdated
      : undefined;
  const actionProps = { rollout, lostSince, onAct };
  const noActions = commonReason(rollout.actions);

  return (
    <article aria-label={rollout.name} data-testid="rollout">
      <RolloutHeader rollout={rollout} lostSince={lostSince} />
      <div className={look}>
        <ClusterClock freshness={rollout.freshness}>
          <VerdictCard
            rollout={rollout}
            actions={actions()}
            origin={
              rollout.argoCdDetail && <ArgoCdLine {...rollout.argoCdDetail} />
            }
          />
          {rollout.argoCdDetail && (
            <SyncWaitsNotice apps={rollout.argoCdDetail.apps} />
          )}
          <RolloutColumns
            narrow={
              rollout.steps.length > 0 && (
                <Panel title={t('steps.title')}>
                  <StepRail rollout={rollout} />
                </Panel>
              )
            }
            wide={
              <>
                <AnalysisPanel rollout={rollout} />
                <ExperimentPanel rollout={rollout} />
                {rollout.revisionsKept === false ? (
                  <WorkloadPods rollout={rollout} />
                ) : (
                  <Panel title={t('revisions.title')}>
                    <Revisions rollout={rollout} />
                  </Panel>
                )}
                {rollout.checks && (
                  <Panel title={t('checks.title')}>
                    <ChecksOfVersion checks={rollout.checks} />
                  </Panel>
                )}
                <ArgoCdPanel rollout={rollout} />
                {rollout.happenedFrom !== 'nothing' && (
                  <Panel title={t('happened.title')}>
                    <Happenings rollout={rollout} />
                  </Panel>
                )}
              </>
            }
          />
        </ClusterClock>
      </div>
      {/* Outside: within a filtered element it could not be fixed to the screen. */}
      {isPhone && !noActions && (
        <PhoneActionBar {...actionProps} className={look} />
      )}
    </article>
  );

  function actions() {
    if (noActions) return <NoActions because={noActions} />;
    // Of a phone the buttons are in reach of a thumb, below.
    return isPhone ? (
      <ActionHint rollout={rollout} />
    ) : (
      <RolloutActions {...actionProps} />
    );
  }
}
