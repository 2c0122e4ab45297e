/*
 * Runs inside of the backend, before it. Whoever started that process asks over the channel between them; nothing of it
 * is part of the product.
 */

import { setImmediate } from 'node:timers/promises';

const MB = 1024 * 1024;

process.on('message', message => {
  if (message === 'figures') void answer();
});
// Asking is no reason to keep on running.
process.channel?.unref();

async function answer() {
  // Twice: what the first one finds to finalize is garbage for the second.
  for (let times = 0; times < 2; times += 1) {
    globalThis.gc?.();
    await setImmediate();
  }
  const { heapUsed, external, rss } = process.memoryUsage();
  const resources = process.getActiveResourcesInfo();
  const count = (pattern: RegExp) =>
    resources.filter(name => pattern.test(name)).length;
  process.send?.({
    figures: {
      heapMB: (heapUsed + external) / MB,
      rssMB: rss / MB,
      sockets: count(/^(TCPSocketWrap|PipeWrap)$/),
      timers: count(/^(Timeout|Immediate)$/),
      handles: resources.length,
    },
  });
}
