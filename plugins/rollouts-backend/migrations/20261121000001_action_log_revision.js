// @ts-check

/**
 * @param {import('knex').Knex} knex
 */
exports.up = async function up(knex) {
  await knex.schema.alterTable('action_log', table => {
    table
      .integer('revision')
      .comment('With undo: the revision that it was to go back to');
  });
};

/**
 * @param {import('knex').Knex} knex
 */
exports.down = async function down(knex) {
  await knex.schema.alterTable('action_log', table => {
    table.dropColumn('revision');
  });
};
