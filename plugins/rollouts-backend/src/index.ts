export { rolloutsPlugin as default } from './plugin';
export {
  createRolloutConditionalDecision,
  rolloutConditions,
} from './permissions/rules';
export type { RolloutResource } from './permissions/RolloutResource';
