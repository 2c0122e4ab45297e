import { connect } from 'node:net';
import { Failure } from './Failure.mjs';

const PORTS = /** @type {const} */ ([
  {
    what: 'the portal',
    variable: 'PORTAL_PORT',
    usual: 3000,
    config: (/** @type {number} */ port) => ({
      APP_CONFIG_app_baseUrl: `http://localhost:${port}`,
      APP_CONFIG_backend_cors_origin: `http://localhost:${port}`,
    }),
  },
  {
    what: "the portal's backend",
    variable: 'PORTAL_BACKEND_PORT',
    usual: 7007,
    config: (/** @type {number} */ port) => ({
      APP_CONFIG_backend_baseUrl: `http://localhost:${port}`,
      APP_CONFIG_backend_listen_port: String(port),
    }),
  },
]);

/**
 * Checks that the portal's ports are free and returns the variables by which
 * Backstage hears of ports that differ from the usual ones.
 *
 * @param {NodeJS.ProcessEnv} env
 * @returns {Promise<NodeJS.ProcessEnv>}
 */
export async function portalAddress(env) {
  /** @type {NodeJS.ProcessEnv} */
  const config = {};
  for (const { what, variable, usual, config: configFor } of PORTS) {
    const asked = env[variable];
    const port = Number(asked ?? usual);
    if (!Number.isInteger(port) || port < 1 || port > 65_535) {
      throw new Failure(
        `${variable}=${asked} is no port: give a number from 1 to 65535.`,
      );
    }
    if (await isTaken(port)) {
      throw new Failure(
        `Port ${port} of 127.0.0.1, which ${what} needs, is taken by another program: stop that one, or choose another port (${variable}=${
          port + 1
        } npm start).`,
      );
    }
    if (asked !== undefined) Object.assign(config, configFor(port));
  }
  return config;
}

/**
 * By connecting: listening would succeed on macOS beside a program that listens
 * on all addresses.
 *
 * @param {number} port
 * @returns {Promise<boolean>}
 */
function isTaken(port) {
  return new Promise(resolve => {
    const socket = connect({ port, host: '127.0.0.1' });
    const answer = (/** @type {boolean} */ taken) => {
      socket.destroy();
      resolve(taken);
    };
    socket.once('connect', () => answer(true));
    socket.once('error', () => answer(false));
    socket.setTimeout(1_000, () => answer(true));
  });
}
