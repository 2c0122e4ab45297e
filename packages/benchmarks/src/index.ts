/**
 * What the portal costs, beside what its peers cost.
 *
 * @packageDocumentation
 */
export { bench } from './bench';
