import { z } from 'zod';

import { isLoopback } from '../cluster/isLoopback';

const text = z.string().trim().min(1, 'is empty');

// Becomes a link in the portal, so nothing but a web address will do.
const address = text.superRefine((given, context) => {
  const complain = (message: string) =>
    context.addIssue({ code: 'custom', message });
  if (!URL.canParse(given)) {
    complain('is not a URL: give one such as https://argocd.example.com');
    return;
  }
  const url = new URL(given);
  if (url.protocol !== 'https:' && url.protocol !== 'http:') {
    complain('must begin with https://');
  }
  if (url.username || url.password) complain('must not hold credentials');
  if (url.search || url.hash) {
    complain('must be the address of its first page: no query');
  }
});

const apiSchema = z.strictObject({
  url: address.optional(),
  caFile: text.optional(),
  token: text.optional(),
  tokenFile: text.optional(),
});

const instanceSchema = z
  .strictObject({
    cluster: text,
    namespace: text.optional(),
    url: address.optional(),
    installationId: text.optional(),
    destinations: z
      .array(z.strictObject({ destination: text, cluster: text }))
      .default([]),
    environmentLabel: text.optional(),
    api: apiSchema.optional(),
    dangerouslyReadClusterSecrets: z.boolean().default(false),
  })
  .superRefine(({ url, api }, context) => {
    if (!api) return;
    const complain = (path: string[], message: string) =>
      context.addIssue({ code: 'custom', path: ['api', ...path], message });
    const at = api.url ?? url;
    if (at === undefined) {
      complain(['url'], 'is missing, and the instance has no url either');
    } else if (isPlain(at)) {
      complain(
        ['url'],
        'must begin with https://, because plain http would show the token to the network; http is for loopback addresses only',
      );
    }
    if (api.token === undefined && api.tokenFile === undefined) {
      complain(['token'], 'is missing: give token or tokenFile');
    } else if (api.token !== undefined && api.tokenFile !== undefined) {
      complain(['tokenFile'], 'cannot stand beside token: give one of them');
    }
  });

/** `rollouts.argocd`. */
export const argoCdSchema = z
  .strictObject({
    enabled: z.boolean().default(true),
    instances: z.array(instanceSchema).default([]),
  })
  .default({ enabled: true, instances: [] });

export type ArgoCdShape = z.infer<typeof argoCdSchema>;

function isPlain(given: string): boolean {
  if (!URL.canParse(given)) return false;
  const { protocol, hostname } = new URL(given);
  return protocol === 'http:' && !isLoopback(hostname);
}
