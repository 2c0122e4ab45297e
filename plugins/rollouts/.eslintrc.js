const { houseRules } = require('../../tools/lint/houseRules.cjs');

module.exports = require('@backstage/cli/config/eslint-factory')(
  __dirname,
  houseRules(__dirname, {
    accessible: true,
    layers: {
      api: [],
      state: ['api'],
      hooks: ['state', 'api', 'translation.ts'],
      components: ['translation.ts', 'routes.ts'],
      pages: ['hooks', 'components', 'translation.ts', 'routes.ts'],
    },
  }),
);
