import type { TestComponent } from '../components.ts';
import type { Journey } from '../Journey.ts';
import * as abort from './abortWhileStepsAdvance.ts';
import * as argoCd from './argoCd.ts';
import * as atOnce from './atOnce.ts';
import * as badConfig from './badConfig.ts';
import * as clusterProblems from './clusterProblems.ts';
import * as consists from './consists.ts';
import * as convergence from './convergence.ts';
import * as fleetPage from './fleetPage.ts';
import * as latency from './latency.ts';
import * as lostApiServer from './lostApiServer.ts';
import * as manyTabs from './manyTabs.ts';
import * as pauseAndResume from './pauseAndResume.ts';
import * as pictures from './pictures.ts';
import * as promote from './promote.ts';
import * as replay from './replay.ts';
import * as restart from './restart.ts';
import * as sortedTable from './sortedTable.ts';
import * as terminal from './terminal.ts';
import * as traps from './traps.ts';
import * as undo from './undo.ts';
import * as unverified from './unverified.ts';
import * as verbs from './verbs.ts';
import * as viewer from './viewer.ts';

type JourneyFile = {
  components?: readonly TestComponent[];
  journeys: readonly Journey[];
};

const FILES: readonly JourneyFile[] = [
  promote,
  abort,
  verbs,
  pauseAndResume,
  restart,
  argoCd,
  undo,
  terminal,
  fleetPage,
  sortedTable,
  manyTabs,
  viewer,
  atOnce,
  traps,
  unverified,
  latency,
  badConfig,
  consists,
  replay,
  clusterProblems,
  pictures,
  // Last: they leave a cluster that has just come back.
  lostApiServer,
  convergence,
];

export const JOURNEYS = FILES.flatMap(({ journeys }) => journeys);
export const COMPONENTS = FILES.flatMap(({ components = [] }) => components);
