import { rolloutStage } from '../rolloutStage';
import { serviceSwitch } from '../serviceSwitch';

/** The preview Service shows the newest version at once. */
export const previewServiceFollows = rolloutStage({
  name: 'preview-service-follows',
  matches: moment =>
    serviceSwitch(moment, moment.blueGreen?.previewService, moment.hash)
      .length > 0,
  next: moment =>
    serviceSwitch(moment, moment.blueGreen?.previewService, moment.hash),
});
