import { actionMessages } from './actionMessages';
import { analysisMessages } from './analysisMessages';
import { argoCdMessages } from './argoCdMessages';
import { clusterMessages } from './clusterMessages';
import { flaggerMessages } from './flaggerMessages';
import { outcomeMessages } from './outcomeMessages';
import { podMessages } from './podMessages';
import { statusMessages } from './statusMessages';
import { workloadMessages } from './workloadMessages';

/**
 * English for every sentence that rules, actions and clusters can say. The portal's translation takes its default
 * from here; other languages translate by the same codes.
 */
export const messages = {
  'unknown-sentence':
    'The backend said something that this version of the portal cannot word ({{code}}).',
  ...statusMessages,
  ...analysisMessages,
  ...workloadMessages,
  ...flaggerMessages,
  ...actionMessages,
  ...argoCdMessages,
  ...outcomeMessages,
  ...podMessages,
  ...clusterMessages,
} as const satisfies Record<string, string>;
