import { readFileSync } from 'node:fs';
import AxeBuilder from '@axe-core/playwright';
import type { Page } from '@playwright/test';
import { expect, test } from './support/guard';
import { copiedLink, open, settled } from './support/pages';

test.use({ permissions: ['clipboard-read', 'clipboard-write'] });

const rail = (page: Page): ReturnType<Page['getByRole']> => page.getByRole('navigation', { name: 'Pages' });

test('should show the page alone in a frame, with a way to all of it', async ({ page }) => {
  await open(page, '#/?v=1&range=1Y&embed=yes');
  await settled(page);
  await expect(rail(page)).toHaveCount(0);
  await expect(page.getByRole('button', { name: 'Share' })).toHaveCount(0);
  await expect(page.getByTestId('price-chart')).toBeVisible();
  const { violations } = await new AxeBuilder({ page }).analyze();
  expect(violations.map(({ id }) => id)).toEqual([]);
  const whole = page.getByRole('link', { name: 'Open the whole page' });
  expect(await whole.getAttribute('href')).toMatch(/#\/\?v=1&range=1Y$/);
});

test('should give a link and a frame that leave out what a lesson does not need', async ({ page }) => {
  await open(page, '#/');
  await page.getByRole('button', { name: 'Share' }).click();
  const dialog = page.getByRole('dialog', { name: 'Share what is on screen' });
  await dialog.getByLabel('Lessons').check();
  await dialog.getByLabel('Chart tools').check();
  await expect(dialog.getByLabel('Link to this view')).toHaveValue(/hide=lessons\.tools/);
  await expect(dialog.getByLabel('For a frame on another page')).toHaveValue(/<iframe src="[^"]+embed=yes/);
  const { violations } = await new AxeBuilder({ page }).analyze();
  expect(violations.map(({ id }) => id)).toEqual([]);

  const link = await dialog.getByLabel('Link to this view').inputValue();
  await page.goto(link);
  await page.reload();
  await settled(page);
  await expect(page.locator('.lesson')).toBeHidden();
  await expect(page.getByRole('button', { name: /^Chart tools/ })).toHaveCount(0);
  // It stays so from page to page, until the reader asks for everything.
  await rail(page).getByRole('link', { name: 'Correlation' }).click();
  await expect(page).toHaveURL(/hide=lessons\.tools/);
  await page.getByRole('button', { name: 'Show all controls' }).click();
  await expect(page).not.toHaveURL(/hide=/);
  await expect(page.locator('.lesson')).toBeVisible();
});

test('should pack a long link and open it whole again', async ({ page, context }) => {
  const sql = `SELECT date, close FROM coin_btc -- ${'what the reader wrote; '.repeat(40)}\nORDER BY date LIMIT 5`;
  await open(page, `#/data/sql?v=1&sql=${encodeURIComponent(sql)}`);
  const link = await copiedLink(page);
  expect(link).toMatch(/[?&]z=/);
  expect(link.length).toBeLessThan(600);
  const other = await context.newPage();
  await other.goto(link);
  await expect(other).toHaveURL(/[?&]sql=SELECT/);
  await expect(other.getByRole('textbox').first()).toHaveValue(sql);
});

test('should say so when a packed link has lost a part', async ({ page }) => {
  await open(page, '#/data/sql?v=1&z=c3bad');
  await expect(page.getByText('This link has lost a part on its way and cannot be read.')).toBeVisible();
  await expect(page).not.toHaveURL(/z=/);
});

test('should save a chart as picture, drawing and figures', async ({ page }) => {
  await open(page, '#/?v=1&range=1Y&scale=price');
  await settled(page);
  // The tools come with the live chart, which comes with a reader.
  await page.mouse.move(9, 9);
  const save = async (what: string): Promise<{ name: string; bytes: Buffer }> => {
    await page.getByRole('button', { name: 'Chart tools: Four coins in dollars' }).click();
    const [file] = await Promise.all([
      page.waitForEvent('download'),
      page.getByRole('menuitem', { name: what }).click(),
    ]);
    return { name: file.suggestedFilename(), bytes: readFileSync(await file.path()) };
  };
  const png = await save('Picture (PNG)');
  expect(png.name).toBe('macrotide-four-coins-in-dollars.png');
  expect(png.bytes.subarray(1, 4).toString()).toBe('PNG');
  expect(png.bytes.length).toBeGreaterThan(20_000);
  const svg = await save('Drawing (SVG)');
  expect(svg.bytes.toString()).toContain('Four coins in dollars</text>');
  expect(svg.bytes.toString()).toContain('tables to 31 Dec 2025');
  expect(svg.bytes.toString().match(/<path/g)?.length).toBeGreaterThan(4);
  const csv = (await save('Figures (CSV)')).bytes.toString().split('\n');
  expect(csv[0]).toBe('day,Bitcoin,Ethereum,Litecoin,Dogecoin');
  // The first close of 2025 in the tables, not its logarithm.
  expect(csv.find((row) => row.startsWith('2025-01-01'))).toMatch(/^2025-01-01,94\d{3}/);
});

test('should zoom by keys and come back, in the window and on the whole screen', async ({ page }) => {
  await open(page, '#/');
  await settled(page);
  const panel = page.getByTestId('price-chart');
  const reset = page.getByRole('button', { name: 'Show all days' });
  // The drawing may be renewed once more while the page settles.
  await expect(async () => {
    await panel.getByRole('img').focus();
    await page.keyboard.press('+');
    await expect(reset).toBeVisible({ timeout: 2000 });
  }).toPass();
  await panel.getByRole('button', { name: /^Chart tools/ }).focus();
  await page.keyboard.press('Enter');
  await page.getByRole('menuitem', { name: 'Full screen' }).focus();
  await page.keyboard.press('Enter');
  const full = page.getByRole('dialog', { name: 'Four coins on one scale' });
  await expect(full.getByRole('img')).toBeVisible();
  await expect(full.getByRole('button', { name: 'Leave full screen' })).toBeVisible();
  await reset.click();
  await expect(reset).toHaveCount(0);
  const { violations } = await new AxeBuilder({ page }).include('[role="dialog"]').analyze();
  expect(violations.map(({ id }) => id)).toEqual([]);
  await full.getByRole('button', { name: 'Leave full screen' }).click();
  await expect(full).toHaveCount(0);
  await expect(panel.getByRole('img')).toBeVisible();
});

test('should show the figures of a chart that has no table of its own', async ({ page }) => {
  await open(page, '#/');
  const losses = page.getByTestId('example-run').getByRole('button', { name: /^Chart tools: At best/ });
  await losses.click();
  await page.getByRole('menuitem', { name: 'Show as table' }).click();
  await expect(page.getByRole('columnheader', { name: 'validation' })).toBeVisible();
});

test('should open the Lab with the run of the first screen', async ({ page }) => {
  await open(page, '#/');
  const example = page.getByTestId('example-run');
  await expect(example).toContainText('9125261e619a');
  await example.getByTestId('train-it').click();
  await expect(page).toHaveURL(/#\/lab$/);
  await expect(page.getByRole('spinbutton', { name: 'Seed' })).toHaveValue('7');
});

test.describe('with a share sheet of the system', () => {
  /** What the sheet is handed, and how it answers. */
  async function sheet(page: Page): Promise<{ answer: (name: string) => Promise<void>; taken: unknown[] }> {
    const taken: unknown[] = [];
    await page.exposeFunction('takeShare', (data: unknown) => void taken.push(data));
    await page.addInitScript(() => {
      const here = window as unknown as { takeShare: (data: unknown) => Promise<void>; refuse: string };
      navigator.share = async (data) => {
        await here.takeShare(data);
        if (here.refuse) throw new DOMException('not now', here.refuse);
      };
    });
    const answer = (name: string): Promise<void> =>
      page.evaluate((refuse) => void Object.assign(window, { refuse }), name);
    return { answer, taken };
  }

  test('should hand over the stamped link, take a no, and copy what is refused', async ({ page }) => {
    const { answer, taken } = await sheet(page);
    await open(page, '#/correlation?v=1&basis=levels');
    await page.getByRole('button', { name: 'Share' }).click();
    const dialog = page.getByRole('dialog', { name: 'Share what is on screen' });
    const send = dialog.getByRole('button', { name: 'Send' });
    const link = dialog.getByLabel('Link to this view');
    await expect(link).toHaveValue(/basis=levels&data=[0-9a-f]{12}&engine=/);
    await send.click();
    const expected = { title: await page.title(), url: await link.inputValue() };
    await expect.poll(() => taken).toEqual([expected]);
    // Who closes the sheet has changed their mind.
    await answer('AbortError');
    await page.evaluate(() => navigator.clipboard.writeText('before'));
    await send.click();
    await expect.poll(() => taken.length).toBe(2);
    await expect(dialog).not.toContainText('did not take');
    await answer('NotAllowedError');
    await send.click();
    await expect(dialog.getByText('The system did not take the link: it was copied instead.')).toBeVisible();
    expect(await page.evaluate(() => navigator.clipboard.readText())).toBe(expected.url);
  });
});
