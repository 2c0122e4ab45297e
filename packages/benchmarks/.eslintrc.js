const { houseRules } = require('../../tools/lint/houseRules.cjs');

module.exports = require('@backstage/cli/config/eslint-factory')(
  __dirname,
  houseRules(__dirname, {
    layers: {
      frame: [],
      stage: ['frame'],
      benchmarks: ['stage', 'frame'],
      // Runs in Chromium.
      browser: [],
    },
  }),
);
