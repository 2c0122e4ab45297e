import type {
  RolloutSummary,
  Verb,
} from '@rollouts-portal/plugin-rollouts-common';

import { useRollout } from '../hooks/useRollout';
import { withoutDetails } from '../model/withoutDetails';
import { RolloutActionDialog } from './RolloutActionDialog';

/** The dialog for a row, which may leave the list while it is open: the rollout itself is followed meanwhile. */
export function FleetActionDialog({
  row,
  verb,
  onClose,
}: {
  row: RolloutSummary;
  verb: Verb;
  onClose: () => void;
}) {
  const { content } = useRollout(row.id);
  const seen = withoutDetails(row);
  return (
    <RolloutActionDialog
      rollout={seen}
      live={content ? content.items[0] : seen}
      verb={verb}
      onClose={onClose}
    />
  );
}
