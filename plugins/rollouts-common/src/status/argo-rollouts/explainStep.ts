import { sentence } from '../../model/Sentence';
import { awaitsRouter } from './awaitsRouter';
import type { CurrentStep } from './currentStep';
import type { Explanation } from './explain';
import { percentOf } from './percentOf';
import type { RolloutFacts } from './RolloutFacts';

/** What a canary does at a step that is running. */
export function explainStep(
  facts: RolloutFacts,
  { index, count, step }: CurrentStep,
): Explanation {
  const { status, strategy } = facts;
  const place = { step: index + 1, count };
  const maxWeight = strategy.type === 'canary' ? strategy.maxWeight : 100;

  switch (step?.type) {
    case undefined:
      return {
        why: sentence('why-completing', {
          updated: status.updatedReplicas,
          desired: facts.replicas,
        }),
        waitingFor: { what: 'pods' },
      };
    case 'setWeight': {
      const percent = percentOf(step.weight, maxWeight);
      return awaitsRouter(facts)
        ? {
            why: sentence('why-weight-unverified', { ...place, percent }),
            waitingFor: { what: 'controller' },
          }
        : {
            why: sentence('why-set-weight', { ...place, percent }),
            waitingFor: { what: 'pods' },
          };
    }
    case 'setCanaryScale':
      return {
        why: sentence('why-set-canary-scale', place),
        waitingFor: { what: 'pods' },
      };
    case 'analysis':
      return {
        why: step.templates.length
          ? sentence('why-step-analysis', {
              ...place,
              templates: step.templates.join(', '),
            })
          : sentence('why-step-analysis-unnamed', place),
        waitingFor: { what: 'analysis', name: status.stepAnalysis?.name },
      };
    case 'experiment':
      return {
        why: sentence('why-experiment', place),
        waitingFor: { what: 'analysis', name: status.currentExperiment },
      };
    case 'plugin':
      return {
        why: sentence('why-plugin', { ...place, name: step.name }),
        waitingFor: { what: 'controller' },
      };
    case 'setHeaderRoute':
    case 'setMirrorRoute':
      return {
        why: sentence('why-set-route', { ...place, name: step.name }),
        waitingFor: { what: 'controller' },
      };
    // For an instant before a pause is written and after it was ended.
    case 'pause':
      return {
        why: sentence('why-at-pause', place),
        waitingFor: { what: 'controller' },
      };
    case 'invalid':
      return { why: sentence('why-invalid-step', place) };
  }
}
