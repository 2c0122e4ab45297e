// @ts-check

/**
 * What several replicas share in `rollouts.replicas.mode: shared`; empty otherwise. All instants are the database's
 * own, so that the clocks of the replicas do not matter.
 *
 * @param {import('knex').Knex} knex
 */
exports.up = async function up(knex) {
  await knex.schema.createTable('replicas', table => {
    table.comment('Backends that are alive, whether they watch a cluster');
    table.string('id', 64).primary();
    table.timestamp('seen_at', { useTz: true }).notNullable().index();
  });
  await knex.schema.createTable('cluster_leases', table => {
    table.comment('Which replica watches a cluster, and for how long');
    table.string('cluster', 253).primary();
    table.string('holder', 64).index();
    table.timestamp('held_until', { useTz: true });
    table
      .bigInteger('epoch')
      .notNullable()
      .defaultTo(0)
      .comment('One more with each holder; what an earlier one writes is void');
    table
      .bigInteger('seq')
      .notNullable()
      .defaultTo(0)
      .comment('One more with each write to the rows of the cluster');
    table
      .bigInteger('purged_seq')
      .notNullable()
      .defaultTo(0)
      .comment('Who has read less than this has to read everything anew');
    table
      .string('format', 64)
      .comment('How state and rows are written; others do not read them');
    table.text('state').comment('JSON: how current the cluster is, and such');
  });
  await knex.schema.createTable('cluster_rows', table => {
    table.comment('What the holder of the lease has seen, as facts');
    table.string('cluster', 253).notNullable();
    table
      .string('part', 127)
      .notNullable()
      .comment('Kind of rollout, namespaces or applications');
    table.string('key', 511).notNullable();
    table.string('format', 64).notNullable();
    table.bigInteger('epoch').notNullable();
    table.bigInteger('seq').notNullable();
    table.text('doc').comment('JSON; null: it is gone');
    table.timestamp('changed_at', { useTz: true }).notNullable();
    table.primary(['cluster', 'part', 'key']);
    table.index(['cluster', 'seq'], 'cluster_rows_news');
  });
  await knex.schema.createTable('journal_notes', table => {
    table.comment('What the holder of a lease is to add to a journal');
    table.increments('id');
    table.string('cluster', 253).notNullable().index();
    table.string('part', 127).notNullable();
    table.string('key', 511).notNullable();
    table.text('entry').notNullable().comment('JSON');
    table.timestamp('noted_at', { useTz: true }).notNullable();
  });
};

/**
 * @param {import('knex').Knex} knex
 */
exports.down = async function down(knex) {
  await knex.schema.dropTable('journal_notes');
  await knex.schema.dropTable('cluster_rows');
  await knex.schema.dropTable('cluster_leases');
  await knex.schema.dropTable('replicas');
};
