/**
 * What can go wrong between the portal and its clusters, and what must hold then.
 *
 * @packageDocumentation
 */
export { faults } from './faults';
