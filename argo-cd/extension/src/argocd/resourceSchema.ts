import { z } from 'zod';

const text = z.string().min(1);

/** An object of Kubernetes in a namespace, as far as it says which one it is. */
export const resourceSchema = z.looseObject({
  apiVersion: text,
  kind: text,
  metadata: z.looseObject({ namespace: text, name: text, uid: text }),
});
