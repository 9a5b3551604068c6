import { BROWSER_ARGS, findBrowser } from '../../scripts/browser.mjs';
import { refuseAdapter } from './support/faults';
import { expect, test } from './support/guard';
import { trainedReport, TRAINING_MS } from './support/lab';
import { open } from './support/pages';

const executablePath = findBrowser();

// On a machine without a GPU Chromium offers WebGPU in software, if asked.
test.use({
  launchOptions: {
    args: [...BROWSER_ARGS, '--enable-unsafe-webgpu'],
    ...(executablePath && { executablePath }),
  },
});
test.setTimeout(300_000);

const SMALL_RUN = '#/lab?v=1&model=mlp&batch=512&epochs=2&backend=webgpu&software-gpu=yes';

test('should train on WebGPU to the losses of WebAssembly', async ({ page }) => {
  await open(page, SMALL_RUN);
  const offered = await page.evaluate(async () => Boolean(await navigator.gpu?.requestAdapter()));
  test.skip(!offered, 'this browser offers no WebGPU adapter, not even in software');
  const webgpu = await trainedReport(page);
  expect(webgpu.info.backend).toBe('webgpu');
  expect(webgpu.tensors.after).toBe(webgpu.tensors.before);
  await page.getByLabel('Compute on').selectOption('WebAssembly');
  const wasm = await trainedReport(page);
  expect(wasm.info.backend).toBe('wasm');
  for (const [i, record] of webgpu.epochs.entries()) {
    expect(record.trainLoss).toBeCloseTo(wasm.epochs[i]!.trainLoss, 3);
    expect(record.validationLoss).toBeCloseTo(wasm.epochs[i]!.validationLoss, 3);
  }
});

test('should say why WebGPU is refused, and train elsewhere', async ({ page }) => {
  await refuseAdapter(page);
  await open(page, SMALL_RUN);
  await page.getByText('What this device offers').click({ timeout: TRAINING_MS });
  // Our kernels and the plain ones: two ways of computing, one adapter.
  await expect(page.getByText('Cannot be used: WebGPU gave no adapter')).toHaveCount(2);
  await page.getByTestId('start').click();
  const alert = page.getByRole('alert');
  await expect(alert).toContainText('WebGPU gave no adapter', { timeout: TRAINING_MS });
  await alert.getByRole('button', { name: 'Choose automatically' }).click();
  await expect(page.getByTestId('verdict')).toBeVisible({ timeout: TRAINING_MS });
  await expect(alert).toHaveCount(0);
  await expect(page.getByText(/^WebAssembly .*not usable here: WebGPU/)).toBeVisible();
});
