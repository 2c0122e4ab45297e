import { z } from 'zod';

import { field } from './field';

/** `metadata` of an object in a namespace. */
export const metadataSchema = z.object({
  namespace: field.required,
  name: field.required,
  uid: field.required,
  resourceVersion: field.text,
  generation: field.count,
  creationTimestamp: field.text,
  labels: field.stringMap,
  annotations: field.stringMap,
});
