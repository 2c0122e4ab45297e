import { applyMergePatch } from '../../store/applyMergePatch';
import type { ClusterStore } from '../../store/ClusterStore';
import { isKubernetesObject } from '../../store/KubernetesObject';
import { referenceTo } from './referenceTo';
import type { Write } from './Write';
import { writeEvent } from './writeEvent';

/** @throws ApiError as the server refuses it */
export function applyWrite(store: ClusterStore, write: Write, now: Date): void {
  switch (write.write) {
    case 'create': {
      const { object } = write;
      store.create(object);
      const { status } = object;
      const reference = referenceTo(store, {
        kind: object.kind,
        ...object.metadata,
      });
      if (status === undefined || !reference.resource.hasStatus) return;
      store.update(reference, 'status', current => ({ ...current, status }));
      return;
    }
    case 'patch':
      store.update(referenceTo(store, write.of), 'main', current => {
        const patched = applyMergePatch(current, write.patch);
        if (isKubernetesObject(patched)) return patched;
        throw new Error(`the patch of ${write.of.name} makes no object`);
      });
      return;
    case 'status': {
      const reference = referenceTo(store, write.of);
      store.update(
        reference,
        reference.resource.hasStatus ? 'status' : 'main',
        current => ({ ...current, status: write.status }),
      );
      return;
    }
    case 'delete':
      store.delete(referenceTo(store, write.of));
      return;
    case 'event':
      writeEvent(store, write, now);
  }
}
