export interface Config {
  auth?: {
    providers?: {
      /**
       * Whom a visitor of the demo portal may be, without proof. Refused outside development.
       * @deepVisibility frontend
       */
      demo?: {
        users: Array<{
          /** Full entity reference of a user in the catalog. */
          entityRef: string;
          title: string;
          /** What this user may do, for the sign-in page. */
          description: string;
        }>;
      };
    };
  };
}
