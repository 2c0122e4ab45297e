import { z } from 'zod';

import { managedFields } from './managedFields';

const objectSchema = z.looseObject({
  apiVersion: z.string(),
  metadata: z.looseObject({}),
  spec: z.unknown().optional(),
  status: z.unknown().optional(),
});

/** A recorded object as the API server sends it: recordings leave out `managedFields`. */
export function asSent(recorded: unknown): unknown {
  const object = objectSchema.parse(recorded);
  return {
    ...object,
    metadata: { ...object.metadata, managedFields: managedFields(object) },
  };
}
