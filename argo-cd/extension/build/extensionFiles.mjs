import { createHash } from 'node:crypto';
import { gzipSync } from 'node:zlib';

import { tarFile } from './tarFile.mjs';

export const ARCHIVE = 'extension-rollouts-portal.tar.gz';
export const CHECKSUMS = 'extension-rollouts-portal_checksums.txt';

// The installer looks for `EXTENSION_NAME` in the folder's name, and Argo CD for `extension….js` in the file's.
const SCRIPT =
  'resources/extension-rollouts-portal.js/extension-rollouts-portal.js';

/**
 * What an operator puts onto a host of their own: the same bytes for the same script, and their checksum.
 *
 * @param {string} script
 * @returns {{ name: string, bytes: Buffer }[]}
 */
export function extensionFiles(script) {
  const archive = gzipSync(tarFile([{ path: SCRIPT, text: script }]), {
    level: 9,
  });
  // Which system has packed it stands in the tenth byte.
  archive[9] = 255;
  const sum = createHash('sha256').update(archive).digest('hex');
  return [
    { name: ARCHIVE, bytes: archive },
    { name: CHECKSUMS, bytes: Buffer.from(`${sum}  ${ARCHIVE}\n`) },
  ];
}
