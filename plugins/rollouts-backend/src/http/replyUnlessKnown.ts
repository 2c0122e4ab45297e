import { createHash } from 'node:crypto';

import type { Request, Response } from 'express';

/** The moment of the last contact goes on and on, and is no change worth telling. */
const CONTACTS = /"lastContactAt":"[^"]*",?/g;

/** Answers with the content, or with 304 where the client has it already by the tag that it names. */
export function replyUnlessKnown(
  request: Request,
  response: Response,
  content: object,
): void {
  const body = JSON.stringify(content);
  const hash = createHash('sha256').update(body.replace(CONTACTS, ''));
  const tag = `"${hash.digest('base64url')}"`;
  response.set('etag', `W/${tag}`);
  // Or a page that comes from another origin than the backend is not told it.
  response.append('access-control-expose-headers', 'etag');
  // Not left to Express: browsers add `no-cache` to a tag that a page names, and it then answers in full.
  if (knownTags(request).includes(tag)) response.status(304).end();
  else response.type('json').send(body);
}

function knownTags(request: Request): string[] {
  const known = request.get('if-none-match') ?? '';
  return known.split(',').map(tag => tag.trim().replace(/^W\//, ''));
}
