const { houseRules } = require('../../tools/lint/houseRules.cjs');

module.exports = require('@backstage/cli/config/eslint-factory')(__dirname, {
  ...houseRules(__dirname, {
    layers: {
      clock: [],
      store: ['clock'],
      'api-server': ['store', 'clock'],
      controllers: ['store', 'clock'],
      fleet: [
        'startSimulatedCluster.ts',
        'controllers',
        'api-server',
        'store',
        'clock',
      ],
      // Runs against any API server, so it knows none.
      contract: [],
    },
  }),
  // What shared the product's understanding of a rollout could not put it to the test.
  restrictedImportPatterns: ['@rollouts-portal/*'],
});
