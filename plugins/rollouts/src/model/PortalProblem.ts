/** Why the portal gave no content. The message is not ours. */
export type PortalProblem = {
  kind: /** Nobody is signed in, or not any more. */
  | 'signed-out'
    | 'denied'
    /** There is no such thing, or the person may not see it. */
    | 'not-found'
    /** What was asked for makes no sense to the plugin's backend. */
    | 'bad-question'
    /** The portal's backend does not have the plugin. */
    | 'not-installed'
    /** Something broke on the way. */
    | 'broken';
  message: string;
};
