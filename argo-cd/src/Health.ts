import { z } from 'zod';

export const HEALTH_STATUSES = [
  'Healthy',
  'Progressing',
  'Suspended',
  'Degraded',
  'Missing',
  'Unknown',
] as const;

/** How Argo CD sees an object. */
export const healthSchema = z.strictObject({
  status: z.enum(HEALTH_STATUSES),
  message: z.string(),
});

export type Health = z.output<typeof healthSchema>;
