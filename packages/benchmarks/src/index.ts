/**
 * What the portal costs, beside what its peers cost.
 *
 * @packageDocumentation
 */
export { runBench } from './runBench';
