/**
 * By what each command of the `sh` fences in README and CONTRIBUTING is proven:
 * `ci`, the part of `.ci/run` that is this very command; `test`, the file that
 * takes the command from the document and runs it; `byHand`, for what is too
 * slow for either: the document in which its last result stands; `foreignPortal`,
 * for what a person runs in a portal of their own, and that script does for them.
 *
 * @type {Readonly<Record<string, { ci: true } | { test: string } | { byHand: string } | { foreignPortal: true }>>}
 */
export const commandProofs = {
  'npm start': { test: 'tools/docs/commandsRun.test.mjs' },
  'npm test': { ci: true },
  'npm run e2e': { ci: true },
  'npm run replay': { ci: true },
  'npm run faults': { ci: true },
  'npm run argo-cd:conformance': { ci: true },
  'npm run foreign-portal': { byHand: 'docs/upgrading.md' },
  'npm run foreign-portal -- --legacy': { byHand: 'docs/upgrading.md' },
  'npm run soak': { byHand: 'packages/app/README.md' },
  'npm run control-plane -- scenario canary-manual-pause --dir /tmp/rollouts': {
    test: 'tools/docs/readmeStory.e2e.test.ts',
  },
  'npm start -- --config app-config.yaml --config /tmp/rollouts/app-config.yaml':
    { test: 'tools/docs/readmeStory.e2e.test.ts' },
  'yarn --cwd packages/backend add @rollouts-portal/plugin-rollouts-backend': {
    foreignPortal: true,
  },
  'yarn --cwd packages/app add @rollouts-portal/plugin-rollouts': {
    foreignPortal: true,
  },
};
