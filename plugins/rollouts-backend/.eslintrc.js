const { houseRules } = require('../../tools/lint/houseRules.cjs');

module.exports = require('@backstage/cli/config/eslint-factory')(
  __dirname,
  houseRules(__dirname, {
    layers: {
      journal: [],
      cluster: ['journal'],
      snapshots: ['cluster', 'journal'],
      database: [],
      replicas: ['cluster', 'journal'],
      permissions: [],
      sources: ['cluster'],
      fleet: ['snapshots', 'cluster', 'permissions'],
      stream: ['fleet', 'snapshots', 'permissions'],
      providers: [],
      actions: ['providers', 'cluster', 'permissions', 'database'],
      http: ['stream', 'actions', 'fleet', 'snapshots', 'permissions'],
      metrics: ['actions', 'cluster'],
      // Read by plugin.ts alone, so no other layer lists it.
      config: ['cluster', 'fleet', 'sources'],
    },
  }),
);
