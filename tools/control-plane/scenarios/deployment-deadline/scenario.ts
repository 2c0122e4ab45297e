import { FITS_NOWHERE, podTemplateWith } from '../../podTemplateWith.ts';
import type { Scenario } from '../../Scenario.ts';
import { hasPods, hasReason, isComplete } from '../../workloadStates.ts';

export const scenario: Scenario = {
  subject: 'Deployment',
  exercised:
    'Deployment: a version that no node takes runs into its deadline; the one after it completes.',
  strategy:
    'RollingUpdate, 2 replicas, maxSurge 100 %, maxUnavailable 0, progressDeadlineSeconds 4.',

  async prepare(stage) {
    await stage.applyManifests('first version');
    await stage.waitForSubject(isComplete);
    await stage.patch(podTemplateWith('2.0.0', FITS_NOWHERE));
    await stage.waitForSubject(hasPods({ updated: 2, all: 4 }));
    await stage.checkpoint('pods that no node takes');
    await stage.waitForSubject(hasReason('ProgressDeadlineExceeded'));
    await stage.checkpoint('deadline exceeded');
  },

  async play(stage) {
    await stage.patch({ spec: { paused: true } });
    await stage.waitForSubject(hasReason('ProgressDeadlineExceeded'));
    await stage.checkpoint('paused after the deadline');
    await stage.patch({ spec: { paused: false } });
    await stage.patch(podTemplateWith('3.0.0', { nodeSelector: null }));
    await stage.waitForSubject(isComplete);
    await stage.checkpoint('third version complete');
    await stage.patch(podTemplateWith('4.0.0', FITS_NOWHERE));
    await stage.waitForSubject(hasReason('ProgressDeadlineExceeded'));
    await stage.patch({ spec: { replicas: 0 } });
    await stage.waitForSubject(hasPods({ all: 0, updated: 0 }));
    await stage.checkpoint('scaled to no pods after the deadline');
  },
};
