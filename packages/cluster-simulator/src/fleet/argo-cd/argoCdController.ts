import type { Controller } from '../../controllers/engine/Stage';
import { applicationMeetsCommit } from './applicationMeetsCommit';
import { applicationReports } from './applicationReports';
import { rolloutOf } from './rolloutOf';

/**
 * What Argo CD writes of the Applications of the fleet. That a new version comes is the story's doing; here it is told as
 * a sync of it. Nothing is recorded: fields and messages are those of Argo CD 3.5's sources.
 */
export const argoCdController: Controller = {
  name: 'argo-cd',
  kind: 'Application',
  stages: [applicationReports, applicationMeetsCommit],
  heeds: application => [rolloutOf(application)],
};
