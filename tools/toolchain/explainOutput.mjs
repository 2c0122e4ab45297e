/**
 * What a failed npm, Yarn or tar means to the person: a sentence with the
 * remedy. The first rule that matches the output wins.
 *
 * @param {string} output
 * @param {string} doing what was going on, as in "fetching X"
 * @returns {string}
 */
export function explainOutput(output, doing) {
  for (const [pattern, sentence] of RULES) {
    const match = pattern.exec(output);
    if (match) return sentence(doing, match);
  }
  const said = lastWords(output);
  return `Something went wrong while ${doing}${
    said ? ` (${said})` : ''
  }: see the output above, put it right and run the same command again.`;
}

/** @type {ReadonlyArray<[RegExp, (doing: string, match: RegExpExecArray) => string]>} */
const RULES = [
  [
    /YN0028|lockfile would have been (modified|created)/i,
    () =>
      'yarn.lock does not fit the package.json files: run "node tools/toolchain/main.mjs yarn install" and commit the yarn.lock that it writes.',
  ],
  [
    /ENOSPC|no space left on device|EDQUOT|disk quota exceeded/i,
    doing =>
      `The disk is full (while ${doing}): free some space (a complete install takes about 3 GB) and run the same command again.`,
  ],
  [
    /EACCES|EROFS|EPERM|permission denied|read-only file system/i,
    (doing, match) =>
      `No write access (while ${doing}: ${match[0]}): run as the owner of this clone, or clone into a folder that you may write to.`,
  ],
  [
    /CERT_|SELF_SIGNED|UNABLE_TO_(GET|VERIFY)|self.signed certificate|unable to (get|verify)/i,
    doing =>
      `The registry's certificate is not trusted (while ${doing}): point npm's "cafile" setting, or NODE_EXTRA_CA_CERTS, at your organization's certificate and run the same command again.`,
  ],
  [
    /E401|E403|ENEEDAUTH|YN0041|YN0033|401 \(?Unauthorized|403 \(?Forbidden/i,
    doing =>
      `The npm registry refused the request (while ${doing}): log in to it (npm login), or use another one (npm config set registry …), and run the same command again.`,
  ],
  [
    /E404|ETARGET|YN0035|YN0082|No match found|404 \(?Not Found/i,
    doing =>
      `The npm registry has no such package (while ${doing}): use a registry that mirrors it (npm config set registry …) and run the same command again.`,
  ],
  [
    /EINTEGRITY|YN0018|checksum/i,
    doing =>
      `What the npm registry sent is not what was asked for (while ${doing}, its checksum differs): clear npm's cache (npm cache clean --force) or use another registry, and run the same command again.`,
  ],
  [
    /ENOTFOUND|EAI_AGAIN|ECONNREFUSED|ECONNRESET|ETIMEDOUT|ENETUNREACH|EHOSTUNREACH|EIDLETIMEOUT|ERR_SOCKET_TIMEOUT|socket hang up|getaddrinfo|\bnetwork\b/i,
    doing =>
      `The npm registry cannot be reached (while ${doing}): check the network and npm's registry and proxy settings (npm config get registry proxy https-proxy), and run the same command again.`,
  ],
  [
    /YN0009[^\n]*?([@\w./-]+)@[^\n]*couldn't be built/i,
    (_, match) =>
      `The native code of ${match[1]} could not be built: its log is named above; usually a compiler or python3 is missing or too old.`,
  ],
];

/** @param {string} output */
function lastWords(output) {
  return output
    .split('\n')
    .map(line => line.replace(/^npm (error|ERR!)\s*(code\s*)?/, '').trim())
    .filter(line => line !== '' && !/complete log|\.log$/i.test(line))
    .slice(0, 2)
    .join('; ')
    .slice(0, 300);
}
