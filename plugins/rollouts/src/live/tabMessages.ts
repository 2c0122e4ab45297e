import { z } from 'zod';

const placeSchema = z.object({
  topic: z.string(),
  after: z.string().optional(),
});

/** What a tab shows. */
export const wantsSchema = z.object({
  type: z.literal('wants'),
  tab: z.string(),
  topics: z.array(z.string()),
  /** Those of them of which it does not know yet that all it has got is the newest. */
  lacking: z.array(placeSchema),
});

const leaderMessageSchema = z.discriminatedUnion('type', [
  /** There is a new leader, who asks every tab what it shows. */
  z.object({ type: z.literal('who') }),
  /** The leader is still there. */
  z.object({ type: z.literal('beat') }),
  z.object({
    type: z.literal('event'),
    topic: z.string().optional(),
    id: z.string().optional(),
    event: z.string(),
    data: z.unknown(),
  }),
  /** The stream has ended, or could not be opened; it is opened again for those who ask again. */
  z.object({
    type: z.literal('ended'),
    problem: z
      .object({
        message: z.string(),
        status: z.number().optional(),
        reason: z.string().optional(),
      })
      .optional(),
  }),
]);

const tabMessageSchema = z.discriminatedUnion('type', [
  wantsSchema,
  /** The tab shows nothing any more. */
  z.object({ type: z.literal('bye'), tab: z.string() }),
]);

/**
 * What tabs of one browser tell each other. Another version of the page may run in another tab: whatever is not like
 * this is nobody's business, and a change that older tabs would misread needs another `PROTOCOL`.
 */
export const channelMessageSchema = z.union([
  leaderMessageSchema,
  tabMessageSchema,
]);

/** Of the messages; tabs of another one have a leader of their own. */
export const PROTOCOL = 1;

export type Wants = z.infer<typeof wantsSchema>;
export type LeaderMessage = z.infer<typeof leaderMessageSchema>;
export type ChannelMessage = z.infer<typeof channelMessageSchema>;
