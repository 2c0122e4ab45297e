import type { Controller } from '../engine/Stage';
import { eventExpires } from './event-expires';

export const eventController: Controller = {
  name: 'events',
  kind: 'Event',
  stages: [eventExpires],
};
