import { z } from 'zod';

import { readLines } from './readLines';

const eventSchema = z.object({
  object: z.looseObject({
    kind: z.string(),
    status: z.unknown().optional(),
  }),
});

type RecordedObject = z.output<typeof eventSchema>['object'];

/** Every state that the objects of a kind went through in a recorded scenario, in order. */
export function objectsOfKind(
  folder: string,
  kind: string,
): readonly RecordedObject[] {
  return readLines(folder, 'events.jsonl')
    .split('\n')
    .filter(
      line =>
        line.includes(`"kind":"${kind}"`) || line.includes(`"kind": "${kind}"`),
    )
    .map(line => eventSchema.parse(JSON.parse(line)).object)
    .filter(object => object.kind === kind);
}
