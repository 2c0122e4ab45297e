/**
 * The rollouts of a service in the portal: entity tab, entity card, actions with preview.
 *
 * @packageDocumentation
 */
export {
  EntityRolloutsCard,
  EntityRolloutsContent,
  RolloutsPage,
  rolloutsPlugin,
} from './plugin';
export { isRolloutsAvailable } from './isRolloutsAvailable';
export { rolloutsApiRef } from './api/RolloutsApi';
export type { LiveReply, LiveSource } from './api/LiveSource';
export type { RolloutsApi } from './api/RolloutsApi';
export { RolloutsClient } from './api/RolloutsClient';
export type { ActionAnswer } from './model/ActionAnswer';
export { rolloutsTranslationRef } from './translation';
