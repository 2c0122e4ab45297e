const { houseRules } = require('../tools/lint/houseRules.cjs');

const rules = houseRules(__dirname, {});

module.exports = require('@backstage/cli/config/eslint-factory')(__dirname, {
  ...rules,
  rules: {
    ...rules.rules,
    // Backstage forbids __dirname because a bundle lies elsewhere; this package is never bundled.
    'no-restricted-syntax': 'off',
  },
});
