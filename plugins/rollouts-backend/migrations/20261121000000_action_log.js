// @ts-check

/**
 * One row per attempt at an action. Times are ISO 8601 text in UTC, so that SQLite and PostgreSQL compare them alike.
 *
 * @param {import('knex').Knex} knex
 */
exports.up = async function up(knex) {
  await knex.schema.createTable('action_log', table => {
    table.comment('Who asked for what on which rollout, and how it ended');
    table
      .string('id', 36)
      .primary()
      .comment('Shown to people as the number of the action');
    table
      .string('actor', 512)
      .notNullable()
      .comment('Entity reference of the person');
    table.string('idempotency_key', 36).notNullable().comment('One per click');
    table.text('rollout_id').notNullable();
    table.string('verb', 64).notNullable();
    table
      .text('precondition')
      .notNullable()
      .comment('JSON: the state that the person saw');
    table.text('reason').comment('What the person gave as reason');
    table.string('state', 16).notNullable().comment('initiated, sent or final');
    table
      .string('result', 16)
      .comment(
        'With final: applied, rejected, denied, failed, unknown or accepted',
      );
    table.text('outcome').comment('JSON: the answer that the person got');
    table.string('initiated_at', 32).notNullable();
    table.string('sent_at', 32);
    table.string('final_at', 32);
    table.unique(['actor', 'idempotency_key'], {
      indexName: 'action_log_once_per_click',
    });
    table.index(['state', 'initiated_at'], 'action_log_open');
  });
};

/**
 * @param {import('knex').Knex} knex
 */
exports.down = async function down(knex) {
  await knex.schema.dropTable('action_log');
};
