import type { Rows } from './Rows.ts';

/** A line for each way in which what the portal shows is not what the cluster has; none when they are equal. */
export function differences(cluster: Rows, portal: Rows): string[] {
  const lines: string[] = [];
  for (const [id, wanted] of cluster) {
    const shown = portal.get(id);
    if (!shown) {
      lines.push(`${id} is not shown`);
      continue;
    }
    for (const [field, value] of Object.entries(wanted)) {
      if (value === undefined || value === shown[field]) continue;
      lines.push(`${id} has ${field} ${value}, shown is ${shown[field]}`);
    }
  }
  for (const id of portal.keys()) {
    if (!cluster.has(id)) lines.push(`${id} is shown, and is not there`);
  }
  return lines;
}
