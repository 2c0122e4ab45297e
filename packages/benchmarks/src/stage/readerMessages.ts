import { z } from 'zod';

/** What is to be read, as the first argument of the readers' process. */
export const readersPlanSchema = z.object({
  /** Of the portal's API, one of these for each reader in turn, with the token of somebody else. */
  url: z.string(),
  tokens: z.array(z.string()),
  readers: z.number().int().min(1),
});

export type ReadersPlan = z.output<typeof readersPlanSchema>;

/** Every reader has got its first page. */
export const readingSchema = z.object({ reading: z.literal(true) });

export const readerQuestionSchema = z.enum(['begin', 'report']);

export type ReaderQuestion = z.output<typeof readerQuestionSchema>;

export const readerReportSchema = z.object({
  /** From the write in the cluster until the row was parsed, ms, of half of the readers. */
  latencies: z.array(z.number()),
  /** That all readers together have got since `begin`. */
  bytes: z.number(),
  events: z.number(),
  /** Of half of the readers, as many pages as differ: what they show now, each as text. */
  pages: z.array(z.string()),
  /** Streams that have ended. */
  ended: z.number(),
});

export type ReaderReport = z.output<typeof readerReportSchema>;
