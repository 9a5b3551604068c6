import { MODEL_KINDS } from '../../src/domain/spec/fields';
import { expect, test } from './support/guard';
import { trainedReport } from './support/lab';
import { open } from './support/pages';

// One model after the other, on a GPU in software.
test.setTimeout(300_000);

test('should compute the gradient of every model right on WebGL', async ({ page }) => {
  await open(page, '#/lab');
  const offered = await page.evaluate(() => Boolean(document.createElement('canvas').getContext('webgl2')));
  test.skip(!offered, 'this browser offers no WebGL 2, not even in software');
  for (const model of MODEL_KINDS) {
    await test.step(model, async () => {
      await page.goto('about:blank');
      // A run on a chosen backend begins only where its gradient is that of plain JavaScript within 1e-4, block by block.
      await open(page, `#/lab?v=1&model=${model}&batch=512&epochs=1&backend=webgl&software-gpu=yes`);
      const { info, tensors } = await trainedReport(page);
      expect(info.backend).toBe('webgl');
      expect(tensors.after).toBe(tensors.before);
    });
  }
});
