import { z } from 'zod';

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

const instanceSchema = z.strictObject({
  cluster: text,
  namespace: text.optional(),
  url: address.optional(),
  installationId: text.optional(),
  destinations: z
    .array(z.strictObject({ destination: text, cluster: text }))
    .default([]),
});

/** `rollouts.argocd`. */
export const argoCdSchema = z
  .strictObject({
    enabled: z.boolean().default(true),
    instances: z.array(instanceSchema).default([]),
  })
  .default({ enabled: true, instances: [] });
