import type { Manifest } from '../contracts/manifest';
import { failure, success, type Outcome } from '../contracts/outcome';

/** The manifest from its bytes, after a look at the parts on which everything else relies. */
export function readManifest(bytes: Uint8Array): Outcome<Manifest> {
  try {
    const manifest = JSON.parse(new TextDecoder().decode(bytes)) as Partial<Manifest>;
    const fault = faultOf(manifest);
    return fault ? damaged(fault) : success(manifest as Manifest);
  } catch (error) {
    return damaged(error instanceof Error ? error.message : String(error));
  }
}

function faultOf(manifest: Partial<Manifest> | null): string | null {
  if (typeof manifest !== 'object' || manifest === null) return 'it is not an object';
  if (manifest.version !== 1) return `its version is ${String(manifest.version)}, this page reads version 1`;
  if (typeof manifest.hash !== 'string') return 'it has no hash';
  if (!Array.isArray(manifest.series)) return 'it lists no series';
  const files: unknown = manifest.files;
  if (!Array.isArray(files) || files.length === 0) return 'it lists no files';
  const complete = manifest.files?.every((f) => typeof f.file === 'string' && typeof f.sha256 === 'string');
  return complete ? null : 'a file in it has no name or no SHA-256';
}

function damaged(reason: string): Outcome<never> {
  const hint = 'Reload the page; if it stays, clear the data this site has stored and load it again.';
  return failure('file-damaged', `The list of data files, manifest.json, cannot be read: ${reason}.`, hint);
}
