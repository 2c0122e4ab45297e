import { compactedHistory } from './compactedHistory.ts';
import { cutConnections } from './cutConnections.ts';
import type { Fault } from './Fault.ts';
import { frozenServer } from './frozenServer.ts';
import { killedServer } from './killedServer.ts';
import { manyRollouts } from './manyRollouts.ts';
import { removedDefinition } from './removedDefinition.ts';
import { revokedToken } from './revokedToken.ts';
import { silentConnections } from './silentConnections.ts';
import { takenRights } from './takenRights.ts';

export const FAULTS: readonly Fault[] = [
  cutConnections,
  silentConnections,
  frozenServer,
  killedServer,
  compactedHistory,
  removedDefinition,
  revokedToken,
  takenRights,
  manyRollouts,
];
