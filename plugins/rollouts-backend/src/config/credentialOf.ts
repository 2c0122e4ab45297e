import { z } from 'zod';

import type { CredentialConfig } from '../cluster/ClusterConnectionConfig';
import type { Complain } from './Complain';

const text = z.string().trim().min(1, 'is empty');

/** `kubeconfig` of a cluster or of an actor. */
export const kubeconfigShape = z.strictObject({
  file: text,
  context: text.optional(),
});

const execShape = z.strictObject({
  command: text,
  args: z.array(z.string()).default([]),
  env: z.array(z.strictObject({ name: text, value: z.string() })).default([]),
  apiVersion: z
    .enum(
      [
        'client.authentication.k8s.io/v1',
        'client.authentication.k8s.io/v1beta1',
      ],
      'is not client.authentication.k8s.io/v1, nor v1beta1 of it',
    )
    .default('client.authentication.k8s.io/v1'),
});

// Whatever cannot stand in a header would only fail at the first request, with a less helpful message.
const token = text.regex(
  /^[\x21-\x7e]+$/,
  'holds characters that no token has; is the variable for it set right?',
);

/** The keys that say who an identity is; one of them is given. */
export const credentialKeys = {
  token: token.optional(),
  tokenFile: text.optional(),
  exec: execShape.optional(),
  kubeconfig: kubeconfigShape.optional(),
};

export type Credentials = z.infer<z.ZodObject<typeof credentialKeys>>;

/** How an identity proves who it is; undefined when nothing says so. */
export function credentialOf(
  { token: given, tokenFile, exec, kubeconfig }: Credentials,
  path: string[],
  complain: Complain,
): CredentialConfig | undefined {
  const options: CredentialConfig[] = [];
  if (given !== undefined) options.push({ type: 'token', token: given });
  if (tokenFile !== undefined) {
    options.push({ type: 'tokenFile', file: tokenFile });
  }
  if (exec) options.push({ type: 'exec', exec });
  if (kubeconfig) {
    options.push({ type: 'kubeconfig', ...kubeconfigReference(kubeconfig) });
  }
  const [first, second] = options;
  if (first && second) {
    complain(
      [...path, second.type],
      `cannot stand beside ${first.type}: give one of them`,
    );
  }
  return first;
}

/** Without keys that are not given. */
export function kubeconfigReference({
  file,
  context,
}: z.infer<typeof kubeconfigShape>): { file: string; context?: string } {
  return { file, ...(context !== undefined && { context }) };
}
