import { useApi } from '@backstage/core-plugin-api';
import type {
  ActionPreview,
  RevisionChoice,
  Verb,
} from '@rollouts-portal/plugin-rollouts-common';
import { useCallback, useEffect, useRef, useState } from 'react';

import { rolloutsApiRef } from '../api/RolloutsApi';
import type { ActionAnswer } from '../model/ActionAnswer';
import type { ActionStage } from '../model/ActionStage';
import { newIdempotencyKey } from './newIdempotencyKey';

export type RolloutAction = {
  stage: ActionStage;
  /** With undo: what there is to go back to, as last told; undefined until it is. */
  revisions: readonly RevisionChoice[] | undefined;
  /** The one of them that the preview is about, or is being looked at. */
  revision: number | undefined;
  /** Looks at what going back to another revision would do. */
  chooseRevision: (revision: number) => void;
  /** Fetches the preview anew; what was agreed to before is forgotten. */
  lookAgain: () => void;
  /** Sends exactly the precondition of the preview. A second call while one is under way does nothing. */
  confirm: (reason: string) => void;
  /** After no answer came: the same request again, under the same key, so that it cannot act twice. */
  sendAgain: () => void;
};

/** Preview, confirm, outcome of one verb on one rollout; begins with the preview when mounted. */
export function useRolloutAction(rolloutId: string, verb: Verb): RolloutAction {
  const api = useApi(rolloutsApiRef);
  const [stage, setStage] = useState<ActionStage>({ stage: 'looking' });
  const [looks, setLooks] = useState(0);
  const [wanted, setWanted] = useState<number>();
  const [revisions, setRevisions] = useState<readonly RevisionChoice[]>();
  // State arrives a render later than the second click of a double click; this does not.
  const sending = useRef(false);
  const last = useRef<Parameters<typeof send>>(undefined);
  const mounted = useRef(true);

  useEffect(() => {
    mounted.current = true;
    return () => {
      mounted.current = false;
    };
  }, []);

  useEffect(() => {
    const look = new AbortController();
    setStage({ stage: 'looking' });
    const options = { signal: look.signal, revision: wanted };
    api.preview(rolloutId, verb, options).then(
      preview => {
        if (look.signal.aborted) return;
        setRevisions(preview.revisions);
        setStage({ stage: 'ready', preview });
      },
      error => {
        if (look.signal.aborted) return;
        const message = error instanceof Error ? error.message : String(error);
        setStage({ stage: 'preview-failed', message });
      },
    );
    return () => look.abort();
  }, [api, rolloutId, verb, wanted, looks]);

  const lookAgain = useCallback(() => {
    if (!sending.current) setLooks(count => count + 1);
  }, []);

  const chooseRevision = useCallback((chosen: number) => {
    if (!sending.current) setWanted(chosen);
  }, []);

  async function send(preview: ActionPreview, reason: string, key: string) {
    if (sending.current) return;
    const isRepeated = last.current?.[2] === key;
    sending.current = true;
    last.current = [preview, reason, key];
    setStage({ stage: 'sending', preview });
    const reply = await api.act(rolloutId, {
      verb,
      ...(preview.revision === undefined ? {} : { revision: preview.revision }),
      precondition: preview.precondition,
      ...(reason.trim() === '' ? {} : { reason: reason.trim() }),
      idempotencyKey: key,
    });
    const answer = isRepeated ? afterNoAnswer(reply) : reply;
    sending.current = false;
    if (mounted.current) setStage({ stage: 'answered', preview, answer });
  }

  /** Only an outcome tells what came of the first attempt; that the second was not let through says nothing of it. */
  function afterNoAnswer(answer: ActionAnswer): ActionAnswer {
    return answer.kind === 'outcome'
      ? answer
      : { kind: 'no-answer', message: answer.message };
  }

  return {
    stage,
    revisions,
    revision:
      wanted ?? ('preview' in stage ? stage.preview.revision : undefined),
    chooseRevision,
    lookAgain,
    confirm: reason => {
      if (stage.stage === 'ready') {
        void send(stage.preview, reason, newIdempotencyKey());
      }
    },
    sendAgain: () => {
      if (last.current) void send(...last.current);
    },
  };
}
