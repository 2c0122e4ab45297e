import { z } from 'zod';

import { shorten } from './shorten';

/** Longest name that Kubernetes allows anywhere. */
export const NAME_LIMIT = 253;
// A message may quote a whole query or a stack trace; this is far above what any page shows.
export const MESSAGE_LIMIT = 2000;

const name = z.string().transform(text => shorten(text, NAME_LIMIT));

/** How the fields of objects are read. Go decodes null as "not set"; so do we. */
export const field = {
  name,
  /** Without it there is no object. */
  required: z.string().min(1).max(NAME_LIMIT),
  text: name.nullish(),
  message: z
    .string()
    .transform(text => shorten(text, MESSAGE_LIMIT))
    .nullish(),
  flag: z.boolean().nullish(),
  count: z.number().int().nullish(),
  number: z.number().nullish(),
  stringMap: z.record(z.string(), z.string()).nullish(),
};
