const { houseRules } = require('../../tools/lint/houseRules.cjs');

module.exports = require('@backstage/cli/config/eslint-factory')(
  __dirname,
  houseRules(__dirname, {
    accessible: true,
    layers: {
      // Plain types and decisions of the browser's side; like rollouts-common, anyone may use them.
      model: [],
      // How the tabs of a browser share a stream; knows nothing of what is in it.
      live: [],
      api: ['live', 'model'],
      state: ['api', 'live', 'model'],
      hooks: ['state', 'api', 'model', 'translation.ts', 'routes.ts'],
      components: ['model', 'translation.ts', 'routes.ts'],
      pages: ['hooks', 'components', 'model', 'translation.ts', 'routes.ts'],
    },
  }),
);
