import type { MetricsService } from '@backstage/backend-plugin-api/alpha';
import type { RequestHandler } from 'express';

/**
 * How long answers take, by route and status; a route has its parameters' names, never their values. A stream is no
 * answer that ends, so it is left out.
 *
 * @param clock - milliseconds that only go forward
 */
export function timeRequests(
  metrics: Pick<MetricsService, 'createHistogram'>,
  clock: () => number,
): RequestHandler {
  const durations = metrics.createHistogram('rollouts.request.duration', {
    unit: 's',
    description: 'Time until an answer was sent',
  });
  return (request, response, next) => {
    const began = clock();
    response.on('finish', () => {
      const route: unknown = request.route?.path;
      if (typeof route !== 'string' || route === '/stream') return;
      durations.record((clock() - began) / 1000, {
        route,
        method: request.method,
        status: response.statusCode,
      });
    });
    next();
  };
}
