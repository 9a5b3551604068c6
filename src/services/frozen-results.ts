import type { FrozenResult } from '../contracts/frozen-result';
import { failure, success, type Outcome } from '../contracts/outcome';
import { fetchFile, type Fetch } from './fetch-file';

const NAMES = ['frozen-developed.json', 'frozen-judged.json'] as const;

/** The stored runs of the frozen specification: on the days it was developed on, and on later ones. */
export async function frozenResults(
  fetch: Fetch = (url, init) => globalThis.fetch(url, init),
): Promise<Outcome<readonly FrozenResult[]>> {
  const found: FrozenResult[] = [];
  for (const name of NAMES) {
    const bytes = await fetchFile({ url: `results/${name}`, name, fetch });
    if (!bytes.ok) return bytes;
    try {
      found.push(JSON.parse(new TextDecoder().decode(bytes.value)) as FrozenResult);
    } catch (error) {
      const said = error instanceof Error ? error.message : String(error);
      return failure('file-damaged', `The stored result ${name} is damaged: ${said}.`, 'Reload the page.');
    }
  }
  return success(found);
}
