import type { JsonObject } from '../store/Json';

export type Answer = {
  status: number;
  /** A string is sent as plain text, unless the headers say what it is. */
  body: JsonObject | string;
  headers?: Record<string, string>;
};

// What the server's router says of a path that nobody has registered; not a Status.
export const pageNotFound: Answer = {
  status: 404,
  body: '404 page not found\n',
};
