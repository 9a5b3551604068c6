import { breakNumbers, keepNothing } from './support/faults';
import { expect, test } from './support/guard';
import { lossRows, specOfLink, TRAINING_MS } from './support/lab';
import { open } from './support/pages';

test.setTimeout(300_000);

test('should stop a run whose loss is no number any more, keep the last good weights and offer a cure', async ({
  page,
}) => {
  await breakNumbers(page, 2);
  await open(page, '#/lab?v=1&model=mlp&batch=512&epochs=9&patience=0&backend=cpu&rate=0.005');
  await page.getByTestId('start').click();
  const verdict = page.getByTestId('verdict');
  await expect(verdict).toContainText('The loss stopped being a number in epoch 3', { timeout: TRAINING_MS });
  await expect(verdict).toContainText(/the weights of epoch [12] were kept/);
  await expect(verdict).toContainText('a smaller learning rate helps');
  await page.getByTestId('loss').getByRole('button', { name: 'Show as table' }).click();
  expect(await lossRows(page)).toHaveLength(2);
  await page
    .getByTestId('log')
    .getByText(/^Errors/)
    .click();
  await expect(page.getByTestId('log').getByRole('log')).toContainText(
    /epoch 3, batch \d+ .*learning rate 0\.005/,
  );
  await page.getByRole('button', { name: 'Train with a tenth of the learning rate' }).click();
  expect(specOfLink(page.url()).learningRate).toBeCloseTo(0.0005, 10);
});

test('should train on in a private window, and say that neither checkpoints nor the run are kept', async ({
  page,
}) => {
  await keepNothing(page);
  // It goes on until it is stopped: what is said meanwhile must be there to be read, however fast the machine.
  await open(page, '#/lab?v=1&model=mlp&batch=256&epochs=500&patience=0&backend=wasm');
  await page.getByTestId('start').click();
  await expect(page.getByTestId('progress')).toContainText('This browser keeps no checkpoints', {
    timeout: TRAINING_MS,
  });
  await page.getByTestId('stop').click();
  await expect(page.getByTestId('verdict')).toContainText('you stopped it', { timeout: TRAINING_MS });
  await expect(page.getByTestId('not-kept')).toContainText('does not keep');
  await expect(page.getByTestId('not-kept')).toContainText('Report as JSON');
});
