import type { Page } from '@playwright/test';
import { coinsText, lineText, matrixText, type Settings } from './support/correlations';
import { expect, test } from './support/guard';
import { choose, open } from './support/pages';

const LAST_YEAR = ['2025-01-01', '2025-12-31'] as const;
const ALL = ['2013-04-29', '2025-12-31'] as const;

/** What the cells say, by `coin-indicator`; empty while there are none. */
function cells(page: Page): Promise<Record<string, string>> {
  return page.getByTestId(/^cell-/).evaluateAll((found) =>
    Object.fromEntries(
      found.map((cell) => {
        const [, pairs] = (cell.ariaLabel ?? '').split(/, (?=\d+ pairs$)/);
        return [cell.dataset['testid']?.replace('cell-', ''), `${cell.textContent?.trim()}, ${pairs}`];
      }),
    ),
  );
}

async function expectMatrix(page: Page, settings: Settings, text = matrixText): Promise<void> {
  await expect.poll(() => cells(page), { timeout: 120_000 }).toEqual(text(settings));
}

const CHANGES = { method: 'pearson', basis: 'changes', view: 'observed' } as const;

/** The matrix as the clipboard has it: lines of named fields. */
async function copiedCsv(page: Page): Promise<Record<string, string>[]> {
  await page.getByRole('button', { name: 'Copy CSV' }).click();
  await expect(page.getByRole('button', { name: 'CSV copied' })).toBeVisible();
  const text = await page.evaluate(() => navigator.clipboard.readText());
  const [head = [], ...lines] = text
    .trim()
    .split('\n')
    .map((line) => line.split(','));
  return lines.map((fields) => Object.fromEntries(fields.map((field, i) => [head[i], field])));
}

test('should show the correlations that the domain computes from the same files', async ({ page }) => {
  await open(page, '#/correlation?v=1&range=1Y');
  const start = { method: 'pearson', basis: 'changes', view: 'observed', range: LAST_YEAR } as const;
  await expectMatrix(page, start);
  await choose(page, 'Spearman');
  await expectMatrix(page, { ...start, method: 'spearman' });
  await choose(page, 'All');
  await expectMatrix(page, { ...start, method: 'spearman', range: ALL });
  await choose(page, 'Levels');
  await expectMatrix(page, { ...start, method: 'spearman', basis: 'levels', range: ALL });
  await choose(page, 'Pearson');
  await expectMatrix(page, { ...start, basis: 'levels', range: ALL });
  await choose(page, 'As known');
  await expectMatrix(page, { ...start, basis: 'levels', view: 'known', range: ALL });
  await choose(page, 'Daily changes');
  await expectMatrix(page, { ...start, view: 'known', range: ALL });
});

test('should tell how many pairs entered, and on levels what a straight line gives', async ({ page }) => {
  const levels = { method: 'pearson', basis: 'levels', view: 'observed', range: LAST_YEAR } as const;
  await open(page, '#/correlation?v=1&range=1Y&basis=levels');
  await expectMatrix(page, levels);
  await page.getByTestId('cell-btc-sp500').hover();
  const tip = page.getByRole('tooltip');
  await expect(tip).toContainText('from 365 pairs of values');
  await expect(tip).toContainText(`straight time line alone gives ${lineText('btc', 'sp500', levels)}`);

  await page.getByTestId('cell-ltc-dxy').focus();
  await expect(tip).toContainText('Litecoin and the US dollar index');
  await expect(tip).toContainText(`straight time line alone gives ${lineText('ltc', 'dxy', levels)}`);

  await choose(page, 'Daily changes');
  await expectMatrix(page, { ...levels, basis: 'changes' });
  await page.getByTestId('cell-btc-vix').hover();
  await expect(tip).toContainText('Bitcoin and the VIX');
  await expect(tip).toContainText(/from \d+ pairs of values/);
  await expect(tip).not.toContainText('straight');
});

test('should show the timeline of the pair whose cell was chosen', async ({ page }) => {
  await open(page, '#/correlation?v=1&window=365');
  const timeline = page.getByTestId('timeline');
  await expect(timeline).toContainText('Bitcoin and the S&P 500', { timeout: 120_000 });
  await page.getByTestId('cell-eth-vix').click();
  await expect(timeline).toContainText('Ethereum and the VIX');
  await expect(page).toHaveURL(/[?&]coin=eth\b.*&indicator=vix\b/);
  await expect(page.getByTestId('cell-eth-vix')).toHaveAttribute('aria-pressed', 'true');

  // The last window of 365 days is the last year: the timeline ends where the matrix of that year stands.
  await timeline.getByRole('button', { name: 'Show as table' }).click();
  const year = { method: 'pearson', basis: 'changes', view: 'observed', range: LAST_YEAR } as const;
  const [expected] = matrixText(year)['eth-vix']?.split(',') ?? [];
  await expect(timeline.getByRole('row').last()).toContainText(`31 Dec 2025${expected}`);
});

test('should look days back and ahead, over days chosen by hand', async ({ page }) => {
  const range = ['2020-03-01', '2021-12-31'] as const;
  await open(page, '#/correlation?v=1&from=18322&to=18992&lag=5');
  await expectMatrix(page, { ...CHANGES, range, lag: 5 });
  await expect(page.getByTestId('matrix').locator('..')).toHaveAccessibleName(/1 Mar 2020 to 31 Dec 2021/);
  for (let day = 5; day > -3; day--) await page.getByRole('slider', { name: 'Lag' }).press('ArrowLeft');
  await expectMatrix(page, { ...CHANGES, range, lag: -3 });
  await choose(page, 'Levels');
  await expectMatrix(page, { ...CHANGES, basis: 'levels', range, lag: -3 });
  // A range of the top bar takes the place of the chosen days.
  await choose(page, '1Y');
  await expectMatrix(page, { ...CHANGES, basis: 'levels', range: LAST_YEAR, lag: -3 });
  await expect(page).not.toHaveURL(/[?&](from|to)=/);
});

test('should set coins beside coins', async ({ page }) => {
  await open(page, '#/correlation?v=1&range=1Y');
  await choose(page, 'Coins');
  await expectMatrix(page, { ...CHANGES, range: LAST_YEAR }, coinsText);
  await page.getByTestId('cell-eth-ltc').click();
  await expect(page.getByRole('heading', { level: 1 })).toContainText('Ethereum moved with Litecoin');
});

test.describe('intervals', () => {
  test.use({ permissions: ['clipboard-read', 'clipboard-write'] });

  test('should appear in tooltips and in the copied figures, and only on changes', async ({ page }) => {
    await open(page, '#/correlation?v=1&range=1Y');
    await expect(page.getByTestId('intervals')).toContainText(/of 48 intervals \(95 %\) leave out zero/);
    await page.getByTestId('cell-btc-sp500').focus();
    await expect(page.getByRole('tooltip')).toContainText(
      /95 % interval: [+−]0\.\d\d to \+0\.\d\d, by bootstrap/,
    );

    const lines = await copiedCsv(page);
    expect(lines).toHaveLength(56);
    const shown = await cells(page);
    for (const { coin, series, correlation, pairs, interval_low, interval_high } of lines) {
      const value = Number(correlation);
      const text = value.toFixed(2).replace('-0.00', '0.00').replace('-', '−');
      const signed = value > 0 && text !== '0.00' ? `+${text}` : text;
      expect(`${correlation ? signed : '–'}, ${pairs} pairs`).toBe(shown[`${coin}-${series}`]);
      if (!correlation) continue;
      expect(Number(interval_low)).toBeLessThanOrEqual(value);
      expect(Number(interval_high)).toBeGreaterThanOrEqual(value);
    }
    expect(lines[0]).toMatchObject({ first_day: '2025-01-01', last_day: '2025-12-31', lag_days: '0' });

    await choose(page, 'Levels');
    await expect(page.getByTestId('intervals')).toHaveCount(0);
    expect((await copiedCsv(page)).every(({ interval_low }) => interval_low === '')).toBe(true);
  });

  test('should be given up for those of another question', async ({ page }) => {
    await open(page, '#/correlation?v=1&range=All&method=spearman');
    await expect(page.getByTestId('intervals')).toContainText('are being computed', { timeout: 120_000 });
    await choose(page, '1Y');
    await expectMatrix(page, { ...CHANGES, method: 'spearman', range: LAST_YEAR });
    await expect(page.getByTestId('intervals')).toContainText('leave out zero');
  });

  test('should leave with the matrix as a picture', async ({ page }) => {
    await open(page, '#/correlation?v=1&range=1Y');
    await expectMatrix(page, { ...CHANGES, range: LAST_YEAR });
    await page.getByRole('button', { name: 'Copy image' }).click();
    await expect(page.getByRole('button', { name: 'Image copied' })).toBeVisible();
    const size = await page.evaluate(async () => {
      const [item] = await navigator.clipboard.read();
      const bitmap = await createImageBitmap((await item?.getType('image/png')) ?? new Blob());
      return { width: bitmap.width, height: bitmap.height };
    });
    expect(size.width).toBeGreaterThan(1500);
    expect(size.height).toBeGreaterThan(400);
  });
});

test('should be ordered by a name: down, up, as it was', async ({ page }) => {
  await open(page, '#/correlation?v=1&range=1Y');
  await expectMatrix(page, { ...CHANGES, range: LAST_YEAR });
  const head = page.getByTestId('head-column-vix');
  const order = (): Promise<string[]> =>
    page
      .getByTestId(/^cell-.*-vix$/)
      .evaluateAll((found) => found.map((cell) => (cell as HTMLElement).dataset['value'] ?? ''));
  const before = await order();
  await head.click();
  await expect.poll(order).toEqual([...before].sort((a, b) => Number(b) - Number(a)));
  await expect(page).toHaveURL(/[?&]sort=column_vix\b/);
  await head.press('Enter');
  await expect.poll(order).toEqual([...before].sort((a, b) => Number(a) - Number(b)));
  await head.press('Enter');
  await expect.poll(order).toEqual(before);
});
