import { managedFields } from '@rollouts-portal/cluster-simulator';
import { z } from 'zod';

const objectSchema = z.looseObject({
  apiVersion: z.string(),
  metadata: z.looseObject({}),
  spec: z.json().optional(),
  status: z.json().optional(),
});

/** A recorded object as the API server sends it: recordings leave out `managedFields`. */
export function asSent(recorded: unknown): unknown {
  const object = objectSchema.parse(recorded);
  return {
    ...object,
    metadata: { ...object.metadata, managedFields: managedFields(object) },
  };
}
