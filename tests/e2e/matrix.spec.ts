import type { Page } from '@playwright/test';
import { lineText, matrixText, type Settings } from './support/correlations';
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

async function expectMatrix(page: Page, settings: Settings): Promise<void> {
  await expect.poll(() => cells(page), { timeout: 120_000 }).toEqual(matrixText(settings));
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
  await expect(tip).toContainText(
    `straight line through time alone gives ${lineText('btc', 'sp500', levels)}`,
  );

  await page.getByTestId('cell-ltc-dxy').focus();
  await expect(tip).toContainText('Litecoin and the US dollar index');
  await expect(tip).toContainText(`straight line through time alone gives ${lineText('ltc', 'dxy', levels)}`);

  await choose(page, 'Daily changes');
  await expectMatrix(page, { ...levels, basis: 'changes' });
  await page.getByTestId('cell-btc-vix').hover();
  await expect(tip).toContainText('Bitcoin and the VIX');
  await expect(tip).toContainText(/from \d+ pairs of values/);
  await expect(tip).not.toContainText('straight line');
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
