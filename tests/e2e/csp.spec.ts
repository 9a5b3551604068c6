import { expect, test } from './support/guard';
import { controlled, open } from './support/pages';

// That every page works under the policy, each test sees: the guard counts refusals.
test.describe('the security policy', () => {
  test('should be in the page before anything else', async ({ page }) => {
    await open(page, '#/');
    const policy = await page.locator('head > :first-child').getAttribute('content');
    expect(policy).toContain("default-src 'none'");
    expect(policy).not.toMatch(/script-src[^;]*'unsafe-(?:inline|eval)'|https?:/);
  });

  test('should refuse a script from elsewhere and one written into the page', async ({ page, guard }) => {
    guard.allow(/Content Security Policy/, /request to another origin: https:\/\/elsewhere\.invalid/);
    await open(page, '#/');
    const ran = await page.evaluate(async () => {
      const refused = new Set<string>();
      const both = new Promise<void>((resolve) => {
        document.addEventListener('securitypolicyviolation', (event) => {
          refused.add(event.effectiveDirective);
          if (refused.size === 2) resolve();
        });
      });
      const inline = document.createElement('script');
      inline.textContent = 'window.intruder = true';
      document.head.append(inline);
      await fetch('https://elsewhere.invalid/').catch(() => undefined);
      await both;
      return { refused: [...refused], intruder: 'intruder' in window };
    });
    expect(ran.intruder).toBe(false);
    expect(ran.refused.sort()).toEqual(['connect-src', 'script-src-elem']);
  });
});

test.describe('workers', () => {
  test.use({ serviceWorkers: 'allow' });

  test('should be bound by the policy as well', async ({ page, guard }) => {
    guard.allow(/Content Security Policy/, /request to another origin: https:\/\/elsewhere\.invalid/);
    await open(page, '#/');
    await controlled(page);
    await page.reload();
    await open(page, '#/correlation');
    // Those of the page before the reload are gone by now.
    await expect.poll(() => page.workers().length).toBeGreaterThan(0);
    const directive = await page.workers()[0]!.evaluate(
      () =>
        new Promise<string>((resolve) => {
          addEventListener('securitypolicyviolation', (event) => {
            resolve((event as SecurityPolicyViolationEvent).violatedDirective);
          });
          fetch('https://elsewhere.invalid/').catch(() => undefined);
        }),
    );
    expect(directive).toBe('connect-src');
  });
});
