import * as tf from '@tensorflow/tfjs-core';
import type { TensorInfo } from '@tensorflow/tfjs-core';
import type { BackendWasm } from '@tensorflow/tfjs-backend-wasm';

type DataId = object;

/** Whose memory a view lies in; only for views. */
const parents = new WeakMap<DataId, DataId>();

/**
 * Teaches a backend to release views: tensors that lie within the memory of another one. A view holds a reference to
 * that one, so that it stays as long as the view does, and only the last of them frees the memory.
 */
export function allowViews(backend: BackendWasm): void {
  if (TAUGHT.has(backend)) return;
  TAUGHT.add(backend);
  const stock = backend.disposeData.bind(backend);
  backend.disposeData = (dataId, force) => {
    const parent = parents.get(dataId);
    if (!parent) return stock(dataId, force);
    const data = backend.dataIdMap.get(dataId);
    data.refCount -= 1;
    if (!force && data.refCount > 0) return false;
    parents.delete(dataId);
    backend.wasm.tfjs.disposeData(data.id);
    backend.dataIdMap.delete(dataId);
    // Where the tensor itself is gone already, tfjs still counts its memory.
    if (backend.disposeData(parent)) tf.engine().removeDataId(parent, backend);
    return true;
  };
}

const TAUGHT = new WeakSet<BackendWasm>();

/** A part of a tensor without a copy: `size` values from the given one on. */
export function view(
  backend: BackendWasm,
  x: TensorInfo,
  { start, shape }: { start: number; shape: number[] },
): TensorInfo {
  const at = backend.getMemoryOffset(x.dataId) + start * tf.util.bytesPerElement(x.dtype);
  const part = backend.makeOutput(shape, x.dtype, at);
  backend.incRef(x.dataId);
  parents.set(part.dataId, x.dataId);
  return part;
}
