import type { z } from 'zod';

import type { podTemplateSchema } from './podTemplateSchema';
import { withoutCredentials } from './withoutCredentials';

/** The images of a template's containers as they may be shown, in the order of the containers. */
export function templateImages(
  template: z.output<typeof podTemplateSchema>,
): readonly string[] {
  return (template?.spec?.containers ?? []).flatMap(({ image }) =>
    image ? [withoutCredentials(image)] : [],
  );
}
