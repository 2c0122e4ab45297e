import { useTranslationRef } from '@backstage/core-plugin-api/alpha';
import type {
  Action,
  ActionPreview,
  Verb,
} from '@rollouts-portal/plugin-rollouts-common';

import { rolloutsTranslationRef } from '../translation';

/** What the buttons of a verb say: where it leads to, where that is known. */
export function useActionText(): {
  button: (action: Action, stepCount: number) => string;
  title: (verb: Verb, name: string) => string;
  confirm: (
    preview: ActionPreview,
    leadsToStep: number | undefined,
    stepCount: number,
  ) => string;
} {
  const { t } = useTranslationRef(rolloutsTranslationRef);

  return {
    button: ({ verb, leadsToStep }, stepCount) => {
      const step =
        leadsToStep === undefined ? undefined : String(leadsToStep + 1);
      switch (verb) {
        case 'promote':
          if (leadsToStep === undefined) return t('actions.promote');
          return leadsToStep >= stepCount
            ? t('actions.promoteToEnd')
            : t('actions.promoteTo', { step: String(step) });
        case 'promote-full':
          return t('actions.promoteFull');
        case 'skip-step':
          return t('actions.skipStep');
        case 'abort':
          return t('actions.abort');
        case 'retry':
          return step === undefined
            ? t('actions.retry')
            : t('actions.retryFrom', { step });
        case 'pause':
          return t('actions.pause');
        case 'resume':
          return t('actions.resume');
        case 'restart':
          return t('actions.restart');
        case 'undo':
          return t('actions.undo');
        default:
          return verb satisfies never;
      }
    },

    title: (verb, name) => {
      const titles = {
        promote: t('dialog.promote', { name }),
        'promote-full': t('dialog.promoteFull', { name }),
        'skip-step': t('dialog.skipStep', { name }),
        abort: t('dialog.abort', { name }),
        retry: t('dialog.retry', { name }),
        pause: t('dialog.pause', { name }),
        resume: t('dialog.resume', { name }),
        restart: t('dialog.restart', { name }),
        undo: t('dialog.undo', { name }),
      } satisfies Record<Verb, string>;
      return titles[verb];
    },

    confirm: ({ verb, after, revision }, leadsToStep, stepCount) => {
      const weight =
        after && after.desired.basis !== 'none'
          ? weightText(after.desired.value, after.max)
          : undefined;
      const step =
        leadsToStep !== undefined && leadsToStep < stepCount
          ? String(leadsToStep + 1)
          : undefined;
      switch (verb) {
        case 'promote':
          if (weight !== undefined) {
            return t('dialog.confirm.promoteTo', { weight });
          }
          return step === undefined
            ? t('dialog.confirm.promote')
            : t('dialog.confirm.promoteToStep', { step });
        case 'promote-full':
          return weight === undefined
            ? t('dialog.confirm.promoteFull')
            : t('dialog.confirm.promoteFullTo', { weight });
        case 'skip-step':
          return step === undefined
            ? t('dialog.confirm.skipStep')
            : t('dialog.confirm.skipStepTo', { step });
        case 'abort':
          return weight === undefined
            ? t('dialog.confirm.abort')
            : t('dialog.confirm.abortTo', { weight });
        case 'retry':
          return step === undefined
            ? t('dialog.confirm.retry')
            : t('dialog.confirm.retryFrom', { step });
        case 'pause':
          return t('dialog.confirm.pause');
        case 'resume':
          return t('dialog.confirm.resume');
        case 'restart':
          return t('dialog.confirm.restart');
        case 'undo':
          return revision === undefined
            ? t('dialog.confirm.undo')
            : t('dialog.confirm.undoTo', { revision: String(revision) });
        default:
          return verb satisfies never;
      }
    },
  };
}

function weightText(value: number, max: number): string {
  return max === 100 ? `${value} %` : `${value}/${max}`;
}
