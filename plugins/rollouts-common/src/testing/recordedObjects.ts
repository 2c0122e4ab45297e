import { objectsOfKind } from './objectsOfKind';
import { recordingFolders } from './readRecording';

/**
 * Objects of a kind as they were recorded: of each scenario the first, the last and some between, which differ most.
 *
 * @param controller - folder of the recordings, such as `flagger`
 */
export function recordedObjects(
  controller: string,
  kind: string,
): ReturnType<typeof objectsOfKind> {
  return recordingFolders(controller).flatMap(folder => {
    const objects = objectsOfKind(folder, kind);
    const every = Math.max(1, Math.floor(objects.length / 6));
    return objects.filter((_, index) => index % every === 0);
  });
}
