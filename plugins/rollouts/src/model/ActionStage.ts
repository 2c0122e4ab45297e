import type { ActionPreview } from '@rollouts-portal/plugin-rollouts-common';

import type { ActionAnswer } from './ActionAnswer';

/** Where a person is between pressing a button and knowing what came of it. */
export type ActionStage =
  | { stage: 'looking' }
  | { stage: 'preview-failed'; message: string }
  | { stage: 'ready'; preview: ActionPreview }
  | { stage: 'sending'; preview: ActionPreview }
  | { stage: 'answered'; preview: ActionPreview; answer: ActionAnswer };
