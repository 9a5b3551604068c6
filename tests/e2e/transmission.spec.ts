import { readFile } from 'node:fs/promises';
import { lineText, matrixText, type Settings } from './support/correlations';
import { expect, test } from './support/guard';
import { choose, open, settled } from './support/pages';
import { dynamicWeights } from '../../src/domain/features/dynamic-weights';
import { shippedPanel } from '../domain/features/shipped-panel';

const LAST_YEAR = ['2025-01-01', '2025-12-31'] as const;
const ORIGINAL = ['2013-04-29', '2021-07-06'] as const;

/** The correlation of a pair, as pages write it. */
function correlationText(pair: string, settings: Settings): string {
  return matrixText(settings)[pair]!.split(',')[0]!;
}

test('should find at lag 0 what the domain finds in the same files', async ({ page }) => {
  await open(page, '#/correlation/transmission?v=1&range=1Y');
  const settings = { method: 'pearson', basis: 'changes', view: 'observed', range: LAST_YEAR } as const;
  const same = (pair: string): string => correlationText(pair, settings);
  const finding = page.getByRole('heading', { level: 1 });
  await expect(finding).toContainText(`Bitcoin and the VIX correlate at ${same('btc-vix')} on the same day`);
  await page.getByLabel('Coin', { exact: true }).selectOption('Litecoin');
  await page.getByLabel('Indicator', { exact: true }).selectOption('S&P 500');
  await expect(finding).toContainText(
    `Litecoin and the S&P 500 correlate at ${same('ltc-sp500')} on the same day`,
  );
  await expect(page).toHaveURL(/coin=ltc&indicator=sp500/);
  await settled(page);
  for (const panel of ['lead-lag', 'response', 'events']) {
    const shown = page.getByTestId(panel);
    await shown.getByRole('button', { name: 'Show as table' }).click();
    expect(await shown.getByRole('row').count()).toBeGreaterThan(10);
  }
  await expect(page.getByTestId('response')).toContainText(
    'After the S&P 500 surprises by 1 % upwards, Litecoin',
  );
  await expect(page.getByTestId('events')).toContainText(/On \d+ days of Fed decisions Litecoin moved/);
});

test('should stop when asked, start again, and correct all tests together', async ({ page }) => {
  await open(page, '#/correlation/transmission?v=1&range=All&lags=20');
  const granger = page.getByTestId('granger');
  await granger.getByRole('button', { name: 'Stop' }).click();
  await expect(granger).toContainText('You stopped it.');
  await expect(granger).not.toContainText('after Holm’s correction');
  // What else is asked is answered all the same.
  await expect(page.getByTestId('events')).toContainText(/On \d+ days of Fed decisions/);

  await granger.getByRole('button', { name: 'Start again' }).click();
  await expect(granger).toContainText(/Of \d+ tests \d+ ha(ve|s) p below 0.05/);
  // Another setting cancels what is under way and asks anew.
  await granger.getByLabel('Most lags').fill('2');
  await granger.getByLabel('Most lags').press('Tab');
  await choose(page, 'AIC');
  await expect(page).toHaveURL(/lags=2.*criterion=aic/);
  await settled(page);
  await expect(granger.getByRole('row')).toHaveCount(81);
  const lags = await granger.locator('tbody td:nth-child(2)').allTextContents();
  expect(lags.every((lag) => ['1', '2', '–'].includes(lag.trim()))).toBe(true);
  const download = page.waitForEvent('download');
  await granger.getByRole('button', { name: 'Save as CSV' }).click();
  const text = await readFile(await (await download).path(), 'utf8');
  expect(text.split('\n')[0]).toContain('p_robust_holm');
  expect(text.trim().split('\n')).toHaveLength(81);
});

test('should leave off what is under way when the reader goes', async ({ page }) => {
  await open(page, '#/correlation/transmission?v=1&range=All&placebos=5000&lags=20');
  await page.getByRole('link', { name: 'Findings' }).click();
  // The worker is free for the next page at once.
  await expect(page.getByTestId('claim-btc-sp500')).toBeVisible();
});

test('should judge the claims by the figures of the same files', async ({ page }) => {
  await open(page, '#/correlation/findings');
  const levels = { method: 'pearson', basis: 'levels', view: 'observed', range: ORIGINAL } as const;
  for (const [claim, coin, indicator] of [
    ['btc-sp500', 'btc', 'sp500'],
    ['eth-vix', 'eth', 'vix'],
    ['ltc-dxy', 'ltc', 'dxy'],
  ] as const) {
    const row = page.getByTestId(`claim-${claim}`).getByRole('row').nth(1);
    const value = correlationText(`${coin}-${indicator}`, levels);
    const changes = correlationText(`${coin}-${indicator}`, { ...levels, basis: 'changes' });
    await expect(row.locator('td').nth(0)).toHaveText(value);
    await expect(row.locator('td').nth(1)).toHaveText(lineText(coin, indicator, levels));
    await expect(row.locator('td').nth(2)).toHaveText(changes);
    await expect(row).toContainText(`on daily changes ${changes}`);
  }
  await expect(page.getByRole('heading', { level: 1 })).toContainText('and none on daily changes');
  await choose(page, 'Top bar’s range');
  await expect(page).toHaveURL(/period=range/);
  await expect(page.getByTestId('claims-chart')).toContainText('31 Dec 2025');
});

test('should work the weights of a day out as the domain does, with and without a boost', async ({
  page,
}) => {
  const panel = shippedPanel();
  const row = panel.days.length - 1;
  const weight = (boosts: Record<string, number>): string => {
    const { features, smoothed } = dynamicWeights(panel, 'btc', { boosts });
    return `${(100 * smoothed[features.indexOf('vix')]![row]!).toFixed(1)} %`;
  };
  await open(page, '#/correlation/weights');
  const vix = page.getByTestId('weight-steps').getByRole('row', { name: /^VIX/ });
  await expect(vix.locator('td').last()).toHaveText(weight({ vix: 1.2, real_sp500: 1.1 }));
  await page.getByRole('switch', { name: 'VIX × 1.2' }).click();
  await expect(vix.locator('td').last()).toHaveText(weight({ real_sp500: 1.1 }));
  await expect(page).toHaveURL(/off=btc-vix/);
  await page.getByRole('switch', { name: /High inflation/ }).click();
  await expect(page).toHaveURL(/regimes=inflation/);
  await page.getByRole('slider', { name: 'Day' }).press('ArrowLeft');
  await expect(page.getByRole('heading', { level: 1 })).toContainText('On 30 Dec 2025 Bitcoin gives');
  await expect(page).toHaveURL(/day=20452/);
});
