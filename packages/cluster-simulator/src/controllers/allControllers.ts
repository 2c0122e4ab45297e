import type { Controller } from './engine/Stage';
import { eventController } from './events/eventController';

/** Everything that moves by itself in a simulated cluster. */
export const allControllers: readonly Controller[] = [eventController];
