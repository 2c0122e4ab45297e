import { mustPause } from '../blueGreenSwitch';
import { statusWrites } from '../nextStatus';
import { rolloutStage } from '../rolloutStage';

/** The new version is there, and waits for a person or for its time before the switch. */
export const switchPauses = rolloutStage({
  name: 'switch-pauses',
  matches: mustPause,
  next: moment => statusWrites(moment, { pause: 'BlueGreenPause' }),
});
