// npm test: every gate, from a fresh clone on. All of them run, whatever fails; the last line counts.
import { existsSync, mkdirSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { ensureBrowser } from './browser.mjs';
import { build, ensurePackages, npm, ROOT, runPackage } from './setup.mjs';

const UNIT_REPORT = join(ROOT, '.cache/unit.json');
const E2E_REPORT = join(ROOT, '.cache/e2e.json');

const total = { passed: 0, failed: 0 };
const summary = [];

function note(name, { passed = 0, failed = 0, remark = '' }) {
  total.passed += passed;
  total.failed += failed;
  summary.push(`${failed ? 'FAILED' : 'ok    '}  ${name}${remark && `: ${remark}`}`);
}

/** A gate that holds or not: only its failure counts. */
async function gate(name, work) {
  console.log(`\n== ${name}`);
  const ok = await work().then(
    (code) => code === 0,
    (error) => (console.error(error.message), false),
  );
  note(name, ok ? {} : { failed: 1 });
  return ok;
}

/** A gate that runs tests and leaves a report; one that ends without a report, or badly without naming a test, failed. */
async function tests(name, { report, work, count }) {
  console.log(`\n== ${name}`);
  rmSync(report, { force: true });
  const code = await work();
  if (!existsSync(report)) return note(name, { failed: 1, remark: 'ended without a report' });
  const { passed, failed, retried = 0 } = count(JSON.parse(readFileSync(report, 'utf8')));
  const counted = Math.max(failed, code === 0 && passed > 0 ? 0 : 1);
  const again = retried ? `, ${retried} at the second try` : '';
  note(name, { passed, failed: counted, remark: `${passed} passed${again}, ${counted} failed` });
}

function countUnit({ numPassedTests, numFailedTests, testResults }) {
  const broken = testResults.filter(
    ({ status, assertionResults }) => status === 'failed' && !assertionResults.length,
  );
  return { passed: numPassedTests, failed: numFailedTests + broken.length };
}

/** A test that passed at its second try passed, and is said: the first try ran on a machine busy with something else. */
function countE2e({ stats, errors }) {
  const { expected, flaky, unexpected } = stats;
  return { passed: expected + flaky, failed: unexpected + errors.length, retried: flaky };
}

async function main() {
  await ensurePackages();
  mkdirSync(join(ROOT, '.cache'), { recursive: true });
  await gate('types', () => npm(['run', '--silent', 'typecheck']));
  await gate('lint', () => npm(['run', '--silent', 'lint']));
  await tests('unit tests', {
    report: UNIT_REPORT,
    count: countUnit,
    work: () =>
      runPackage('vitest/vitest.mjs', [
        'run',
        '--reporter=dot',
        '--reporter=json',
        `--outputFile.json=${UNIT_REPORT}`,
      ]),
  });
  const built = await gate('build', build);
  const browser = await gate('browser', () => ensureBrowser().then(() => 0));
  if (!built || !browser) return note('end-to-end tests', { failed: 1, remark: 'not run' });
  await gate('bundle', () => npm(['run', '--silent', 'bundle-check']));
  await tests('end-to-end tests', {
    report: E2E_REPORT,
    count: countE2e,
    work: () =>
      runPackage('@playwright/test/cli.js', ['test', '--reporter=list,json'], {
        env: { PLAYWRIGHT_JSON_OUTPUT_FILE: E2E_REPORT },
      }),
  });
}

try {
  await main();
} catch (error) {
  console.error(error.message);
  note('set-up', { failed: 1 });
}
console.log(`\n${summary.join('\n')}`);
console.log(`${total.passed} passed, ${total.failed} failed`);
process.exitCode = total.failed ? 1 : 0;
