import { z } from 'zod';

import { readLines } from './readLines';
import { recordingFolders } from './readRecording';

const eventSchema = z.object({
  object: z.looseObject({
    kind: z.string(),
    status: z.unknown().optional(),
  }),
});

type RecordedObject = z.output<typeof eventSchema>['object'];

/**
 * Objects of a kind as they were recorded: of each scenario the first, the last and some between, which differ most.
 *
 * @param controller - folder of the recordings, such as `flagger`
 */
export function recordedObjects(
  controller: string,
  kind: string,
): readonly RecordedObject[] {
  return recordingFolders(controller).flatMap(folder => {
    const objects = readLines(folder, 'events.jsonl')
      .split('\n')
      .filter(
        line =>
          line.includes(`"kind":"${kind}"`) ||
          line.includes(`"kind": "${kind}"`),
      )
      .map(line => eventSchema.parse(JSON.parse(line)).object)
      .filter(object => object.kind === kind);
    const every = Math.max(1, Math.floor(objects.length / 6));
    return objects.filter((_, index) => index % every === 0);
  });
}
