const { houseRules } = require('../../tools/lint/houseRules.cjs');

module.exports = require('@backstage/cli/config/eslint-factory')(__dirname, {
  ...houseRules(__dirname, { accessible: true }),
  overrides: [
    {
      // Run by Node, not by Jest or a bundler.
      files: ['e2e-tests/**'],
      rules: {
        // It does not know patterns in `exports`; Node and the compiler do.
        '@backstage/no-forbidden-package-imports': 'off',
        'dot-notation': 'off',
        'no-restricted-imports': 'off',
        'jest/expect-expect': 'off',
        'jest/no-standalone-expect': 'off',
        'jest/valid-title': 'off',
      },
    },
  ],
});
