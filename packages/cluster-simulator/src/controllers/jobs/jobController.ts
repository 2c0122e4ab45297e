import type { Controller } from '../engine/Stage';
import { jobEnds } from './job-ends';
import { jobStarts } from './job-starts';

export const jobController: Controller = {
  name: 'jobs',
  kind: 'Job',
  stages: [jobStarts, jobEnds],
};
