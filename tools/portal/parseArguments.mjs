/**
 * What `npm start -- …` was given; all but our own switch is for Backstage.
 *
 * @param {readonly string[]} args
 */
export function parseArguments(args) {
  return {
    /** Whoever names configuration names clusters of their own. */
    hasConfig: args.some(arg => /^--config(=|$)/.test(arg)),
    showsRequests: args.includes('--requests'),
    rest: args.filter(arg => arg !== '--requests'),
  };
}
