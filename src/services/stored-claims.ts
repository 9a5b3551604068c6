import { failure, success, type Outcome } from '../contracts/outcome';
import type { StoredClaims } from '../contracts/stored-claims';
import { fetchFile, type Fetch } from './fetch-file';

const NAMES = ['claims.json', 'weights-claim.json'] as const;

/** Rows of the claims page that no table answers: from stored runs. */
export async function storedClaims(
  fetch: Fetch = (url, init) => globalThis.fetch(url, init),
): Promise<Outcome<readonly StoredClaims[]>> {
  const found: StoredClaims[] = [];
  for (const name of NAMES) {
    const bytes = await fetchFile({ url: `results/${name}`, name, fetch });
    if (!bytes.ok) return bytes;
    try {
      found.push(JSON.parse(new TextDecoder().decode(bytes.value)) as StoredClaims);
    } catch (error) {
      const said = error instanceof Error ? error.message : String(error);
      return failure('file-damaged', `The stored result ${name} is damaged: ${said}.`, 'Reload the page.');
    }
  }
  return success(found);
}
