// What is measured is inside of packages that let out a plugin and nothing else, or is a helper of their tests. This is
// the only file that reaches in.
/* eslint-disable @backstage/no-relative-monorepo-imports */
export { recordedObjects } from '../../../../plugins/rollouts-common/src/testing/recordedObjects';
/* eslint-enable @backstage/no-relative-monorepo-imports */
