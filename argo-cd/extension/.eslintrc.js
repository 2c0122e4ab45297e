const { houseRules } = require('../../tools/lint/houseRules.cjs');

const rules = houseRules(__dirname, {
  accessible: true,
  layers: {
    argocd: [],
    model: ['argocd'],
    state: ['model', 'argocd'],
    components: ['model', 'argocd'],
  },
});

// Argo CD brings React 16 or 19, by its version; these are in one of them only.
const NEWER_REACT = [
  'use',
  'useActionState',
  'useDeferredValue',
  'useId',
  'useInsertionEffect',
  'useOptimistic',
  'useSyncExternalStore',
  'useTransition',
  'startTransition',
];

module.exports = require('@backstage/cli/config/eslint-factory')(__dirname, {
  ...rules,
  restrictedImports: [
    { name: 'react', importNames: NEWER_REACT, message: 'React 16 lacks it.' },
  ],
  rules: {
    ...rules.rules,
    // It takes the package around this one for the one that imports.
    '@backstage/no-undeclared-imports': 'off',
  },
  overrides: [
    ...rules.overrides,
    {
      // Run by Node, not by Jest; the page that stands in for Argo CD has a React of its own.
      files: ['browser-tests/**', 'build/**'],
      rules: {
        // What the browser tests of the portal have is used here, too, and is no package.
        '@backstage/no-relative-monorepo-imports': 'off',
        'dot-notation': 'off',
        'jest/expect-expect': 'off',
        'jest/no-standalone-expect': 'off',
        'jest/valid-title': 'off',
        'no-console': 'off',
        'no-loop-func': 'off',
        'no-restricted-imports': 'off',
        'no-restricted-syntax': 'off',
      },
    },
  ],
});
