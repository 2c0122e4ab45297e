import type { StoredObject } from '../../store/KubernetesObject';
import { textAt } from '../engine/fields';
import { settingsOf } from './CanarySettings';

/** On a Canary: what the hook of this name answers, such as `403 gate is closed`. No URL is ever called. */
export const ANSWER_OF_HOOK = 'simulator.rollouts-portal.io/hook.';

export type HookAnswer = {
  name: string;
  passes: boolean;
  /** What Flagger has to say about a refusal. */
  text: string;
};

/** Of the hooks of one type. Without the annotation all pass, but a rollback hook does not ask for a rollback. */
export function hookAnswers(canary: StoredObject, type: string): HookAnswer[] {
  return settingsOf(canary)
    .webhooks.filter(hook => (textAt(hook, 'type') || 'rollout') === type)
    .map(hook => {
      const name = textAt(hook, 'name') ?? '';
      const told =
        canary.metadata.annotations?.[ANSWER_OF_HOOK + name] ??
        (type === 'rollback' ? '403 rollback gate is closed' : '200 ok');
      const [, status = '', body = ''] = /^(\d+) ?(.*)$/.exec(told) ?? [];
      const code = Number(status);
      return {
        name,
        passes: [200, 201, 202].includes(code),
        text: refusal(code, body, textAt(hook, 'url') ?? ''),
      };
    });
}

function refusal(code: number, body: string, url: string): string {
  if (code === 429 || code >= 500) {
    return `POST ${url} giving up after 1 attempt(s)`;
  }
  return code < 400 ? '' : body;
}
