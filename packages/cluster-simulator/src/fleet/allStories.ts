import { abortedByPerson } from './stories/abortedByPerson';
import { analysisFails } from './stories/analysisFails';
import { analysisPasses } from './stories/analysisPasses';
import { analysisInconclusive } from './stories/analysisInconclusive';
import { backgroundAnalysis } from './stories/backgroundAnalysis';
import { experiments } from './stories/experiments';
import { blueGreenByItself } from './stories/blueGreenByItself';
import { blueGreenWaits } from './stories/blueGreenWaits';
import { crashLoop } from './stories/crashLoop';
import { deploymentRolls } from './stories/deploymentRolls';
import { deploymentStuck } from './stories/deploymentStuck';
import { flaggerFails } from './stories/flaggerFails';
import { flaggerGate } from './stories/flaggerGate';
import { flaggerWeighted } from './stories/flaggerWeighted';
import { noSteps } from './stories/noSteps';
import { pausedByHand } from './stories/pausedByHand';
import { restarted } from './stories/restarted';
import { rolledBack } from './stories/rolledBack';
import { routedTraffic } from './stories/routedTraffic';
import { scaledToZero } from './stories/scaledToZero';
import { steady } from './stories/steady';
import { stuck } from './stories/stuck';
import type { Story } from './Story';
import { timedPauses } from './stories/timedPauses';
import { waitsForPerson } from './stories/waitsForPerson';

export const ALL_STORIES: readonly Story[] = [
  waitsForPerson,
  timedPauses,
  blueGreenWaits,
  blueGreenByItself,
  routedTraffic,
  analysisFails,
  analysisPasses,
  analysisInconclusive,
  backgroundAnalysis,
  experiments,
  pausedByHand,
  abortedByPerson,
  rolledBack,
  restarted,
  crashLoop,
  stuck,
  deploymentRolls,
  deploymentStuck,
  flaggerFails,
  flaggerWeighted,
  flaggerGate,
  noSteps,
  scaledToZero,
  steady,
];
