import type { ExampleRun } from '../contracts/example-run';
import { failure, success, type Outcome } from '../contracts/outcome';
import { fetchFile, type Fetch } from './fetch-file';

const NAME = 'example-run.json';

/** The finished run that the first screen shows. */
export async function exampleRun(
  fetch: Fetch = (url, init) => globalThis.fetch(url, init),
): Promise<Outcome<ExampleRun>> {
  const bytes = await fetchFile({ url: `results/${NAME}`, name: NAME, fetch });
  if (!bytes.ok) return bytes;
  try {
    return success(JSON.parse(new TextDecoder().decode(bytes.value)) as ExampleRun);
  } catch (error) {
    const said = error instanceof Error ? error.message : String(error);
    return failure('file-damaged', `The stored run ${NAME} is damaged: ${said}.`, 'Reload the page.');
  }
}
