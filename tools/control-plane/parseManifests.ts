import { parseAllDocuments } from 'yaml';
import {
  isKubernetesObject,
  type KubernetesObject,
} from './KubernetesObject.ts';

/** The objects of a YAML text, in order. Empty documents are skipped, anything else is refused. */
export function parseManifests(text: string): KubernetesObject[] {
  const documents = parseAllDocuments(text);
  const objects: KubernetesObject[] = [];
  for (const document of documents) {
    const [error] = document.errors;
    if (error) throw error;
    const value: unknown = document.toJS();
    if (value === null) continue;
    if (!isKubernetesObject(value)) {
      throw new Error('a document has no apiVersion, kind or metadata.name');
    }
    objects.push(value);
  }
  return objects;
}
