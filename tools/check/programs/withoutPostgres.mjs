/**
 * Why something is skipped, and how to have it.
 *
 * @param {string} hindrance as `findPostgres` says it
 */
export function withoutPostgres(hindrance) {
  return `there is no PostgreSQL here (Debian: apt-get install postgresql), and npm could not bring one: ${hindrance}`;
}
