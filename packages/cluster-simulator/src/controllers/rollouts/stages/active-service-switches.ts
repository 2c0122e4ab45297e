import { wantedActiveHash } from '../blueGreenSwitch';
import type { RolloutMoment } from '../RolloutMoment';
import { rolloutStage } from '../rolloutStage';
import { serviceSwitch } from '../serviceSwitch';

/** The moment of a blue-green update: to the new version, or back after an abort. */
export const activeServiceSwitches = rolloutStage({
  name: 'active-service-switches',
  matches: moment => writes(moment).length > 0,
  next: writes,
});

function writes(moment: RolloutMoment) {
  const { blueGreen } = moment;
  if (!blueGreen) return [];
  return serviceSwitch(
    moment,
    blueGreen.activeService,
    wantedActiveHash(moment),
  );
}
