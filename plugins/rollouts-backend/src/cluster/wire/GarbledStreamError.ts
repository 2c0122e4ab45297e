/** What a server streams cannot be read; nothing after the last good piece counts. */
export class GarbledStreamError extends Error {
  readonly name = 'GarbledStreamError';
}
