/**
 * Whether this Node can run the portal.
 *
 * 22.19 is what undici 8 (in Backstage's tree) asks for. From 24.19 on, the
 * backend aborts within seconds of its start when better-sqlite3 was compiled
 * against those headers (nodejs/node#65446).
 *
 * @param {string} version with or without the leading v
 */
export function isFitNode(version) {
  const match = /^v?(\d+)\.(\d+)\.\d+$/.exec(version);
  if (!match) return false;
  const [major, minor] = [Number(match[1]), Number(match[2])];
  return (major === 22 && minor >= 19) || (major === 24 && minor < 19);
}
