import type {
  RolloutDetail,
  Verb,
} from '@rollouts-portal/plugin-rollouts-common';

import { ActionDialog } from '../components/ActionDialog';
import { useRolloutAction } from '../hooks/useRolloutAction';

/** The dialog with its conversation with the backend. */
export function RolloutActionDialog({
  rollout,
  live,
  verb,
  onClose,
}: {
  rollout: RolloutDetail;
  live: RolloutDetail | undefined;
  verb: Verb;
  onClose: () => void;
}) {
  const {
    stage,
    revisions,
    revision,
    chooseRevision,
    confirm,
    lookAgain,
    sendAgain,
  } = useRolloutAction(rollout.id, verb);
  return (
    <ActionDialog
      verb={verb}
      rollout={rollout}
      live={live}
      stage={stage}
      choice={
        revisions && {
          revisions,
          chosen: revision,
          onChoose: chooseRevision,
        }
      }
      onConfirm={confirm}
      onLookAgain={lookAgain}
      onSendAgain={sendAgain}
      onClose={onClose}
    />
  );
}
