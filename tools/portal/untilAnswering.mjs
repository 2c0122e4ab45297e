import { setTimeout as delay } from 'node:timers/promises';

/**
 * Waits until the page and the backend answer; the address is of no use
 * earlier. Returns it.
 *
 * @param {object} given
 * @param {NodeJS.ProcessEnv} given.env names addresses that differ from the usual ones
 * @param {AbortSignal} given.stop
 * @returns {Promise<string>}
 */
export async function untilAnswering({ env, stop }) {
  const page = env.APP_CONFIG_app_baseUrl ?? 'http://localhost:3000';
  const backend = env.APP_CONFIG_backend_baseUrl ?? 'http://localhost:7007';
  for (const url of [page, `${backend}/.backstage/health/v1/readiness`]) {
    while (!(await isAnswered(url, stop))) {
      await delay(200, undefined, { signal: stop }).catch(() => {});
      stop.throwIfAborted();
    }
  }
  return page;
}

/**
 * @param {string} url
 * @param {AbortSignal} stop
 */
async function isAnswered(url, stop) {
  try {
    const { ok } = await fetch(url, { signal: stop });
    return ok;
  } catch {
    stop.throwIfAborted();
    return false;
  }
}
