import { expect, test } from './support/guard';
import { open } from './support/pages';

test.describe('the glossary', () => {
  test('should explain a word where it stands, and lead to its place', async ({ page }) => {
    await open(page, '#/correlation');
    const word = page.getByRole('button', { name: 'Spearman correlation: what it means' });
    await word.focus();
    await page.keyboard.press('Enter');
    const note = page.getByRole('dialog', { name: 'Spearman correlation' });
    await expect(note).toContainText('ρ = r(rank x, rank y)');
    await expect(note).toContainText('Spearman (1904)');
    await page.keyboard.press('Escape');
    await expect(note).toBeHidden();
    await expect(word).toBeFocused();
    await word.press('Enter');
    await note.getByRole('link', { name: 'In the glossary' }).click();
    await expect(page).toHaveURL(/glossary\?v=1&term=spearman/);
    await expect(page.locator('#term-spearman')).toBeFocused();
    await expect(page.locator('#term-spearman')).toBeInViewport();
  });

  test('should be searched, and say when there is nothing', async ({ page }) => {
    await open(page, '#/learn/glossary?v=1&search=pinball');
    await expect(page.locator('dt')).toHaveText(['Pinball loss']);
    await page.getByRole('searchbox').fill('pinnball');
    await expect(page.getByText('No term holds “pinnball”.')).toBeVisible();
    await page.getByRole('button', { name: 'Show all terms' }).click();
    expect(await page.locator('dt').count()).toBeGreaterThan(60);
    await expect(page).toHaveURL(/glossary$/);
  });

  test('should say so when a link names a term that there is not', async ({ page }) => {
    await open(page, '#/learn/glossary?v=1&term=nonsense');
    await expect(page.getByText('There is no term “nonsense” in the glossary.')).toBeVisible();
  });
});

test.describe('the guided experiments', () => {
  test('should open every page ready, without a notice', async ({ page }) => {
    await open(page, '#/learn');
    const links = page.locator('.experiment').getByRole('link');
    await page.locator('.experiment details').evaluateAll((all) => {
      for (const one of all) (one as HTMLDetailsElement).open = true;
    });
    const places = await links.evaluateAll((all) => all.map((link) => link.getAttribute('href') ?? ''));
    expect(places.length).toBeGreaterThanOrEqual(11);
    for (const place of places) {
      await open(page, place);
      await expect(page.locator('.notices > *'), place).toHaveCount(0);
      await expect(page, place).toHaveURL((url) => url.hash === place);
    }
  });

  test('should keep the guess beside what it means', async ({ page }) => {
    await open(page, '#/learn');
    const card = page.locator('.experiment').first();
    await card.getByRole('radio', { name: 'Hardly: below 0.2' }).check();
    await card.getByText('What it means').click();
    await expect(card.getByText('You guessed: Hardly: below 0.2.')).toBeVisible();
  });
});

test.describe('the tour', () => {
  test('should be offered once, and end where it began', async ({ page }) => {
    await open(page, '#/');
    const offer = page.getByRole('complementary', { name: 'Tour' });
    await offer.getByRole('button', { name: 'No, thanks' }).click();
    await expect(offer).toBeHidden();
    await page.reload();
    await expect(page.getByRole('heading', { level: 1 }).first()).toBeVisible();
    await expect(offer).toBeHidden();
  });

  test('should lead over the pages by keyboard alone', async ({ page }) => {
    await open(page, '#/learn');
    await page.getByRole('button', { name: 'Take the tour, one minute' }).press('Enter');
    const card = page.getByTestId('tour');
    for (const place of [/#\/$/, /correlation/, /lab/, /leaderboard/, /shock/]) {
      await expect(page).toHaveURL(place);
      await expect(card).toBeFocused();
      await card.getByRole('button', { name: 'Next' }).press('Enter');
    }
    await expect(page).toHaveURL(/learn/);
    await expect(card).toBeFocused();
    await expect(card).toContainText('step 6 of 6');
    await card.getByRole('button', { name: 'Back' }).press('Enter');
    await expect(page).toHaveURL(/shock/);
    await expect(card).toBeFocused();
    await page.keyboard.press('Escape');
    await expect(card).toBeHidden();
    await expect(page.locator('main')).toBeFocused();
  });
});
