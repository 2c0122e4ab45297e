import fc from 'fast-check';
import { z } from 'zod';

import { readObjectMetadata } from './readObjectMetadata';
import { readWatchEvent } from './readWatchEvent';

const eventSchema = z.object({
  type: z.enum(['ADDED', 'MODIFIED', 'DELETED', 'BOOKMARK', 'ERROR']),
  object: z.unknown(),
});
const objectSchema = z.object({
  metadata: z.object({
    namespace: z.string().optional(),
    name: z.string().min(1),
    uid: z.string().min(1),
    resourceVersion: z.string().min(1),
  }),
});

const anything = fc.jsonValue({ maxDepth: 1 });
const type = fc.oneof(
  fc.constantFrom('ADDED', 'MODIFIED', 'DELETED', 'BOOKMARK', 'ERROR', 'added'),
  anything,
);
const name = fc.oneof(
  { weight: 5, arbitrary: fc.string() },
  { weight: 1, arbitrary: anything },
);
const metadata = fc.record(
  { namespace: name, name, uid: name, resourceVersion: name, labels: anything },
  { requiredKeys: [] },
);

it('takes for an event what the schema of events does', () => {
  fc.assert(
    fc.property(
      fc.oneof(
        anything,
        fc.record({ type, object: anything }, { requiredKeys: [] }),
      ),
      line => {
        const expected = eventSchema.safeParse(line);
        expect(readWatchEvent(line)).toEqual(
          expected.success ? expected.data : undefined,
        );
      },
    ),
    { numRuns: 1_000 },
  );
});

it('takes for metadata what the schema of objects does', () => {
  fc.assert(
    fc.property(
      fc.oneof(
        anything,
        fc.record(
          { metadata: fc.oneof(metadata, anything) },
          { requiredKeys: [] },
        ),
      ),
      object => {
        const expected = objectSchema.safeParse(object);
        expect(readObjectMetadata(object)).toEqual(
          expected.success ? expected.data.metadata : undefined,
        );
      },
    ),
    { numRuns: 1_000 },
  );
});
