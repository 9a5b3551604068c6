import { expect, test as base, type BrowserContext } from '@playwright/test';

/** What no page of ours may do, collected while a test runs. */
export class Guard {
  private readonly faults: string[] = [];
  private readonly allowed: RegExp[] = [];

  constructor(
    context: BrowserContext,
    private readonly origin: string,
  ) {
    context.on('console', (message) => {
      if (message.type() === 'error') this.note(`console: ${message.text()}`);
    });
    context.on('weberror', (error) => this.note(`uncaught: ${error.error().message}`));
    context.on('request', (request) => this.look(request.url()));
  }

  /** Faults a test causes on purpose. */
  allow(...patterns: RegExp[]): void {
    this.allowed.push(...patterns);
  }

  verify(): void {
    const unexpected = this.faults.filter((fault) => !this.allowed.some((pattern) => pattern.test(fault)));
    expect(unexpected, 'errors in the console, or requests to another origin').toEqual([]);
  }

  private look(address: string): void {
    const { protocol, origin } = new URL(address);
    if (protocol !== 'data:' && origin !== this.origin) this.note(`request to another origin: ${address}`);
  }

  private note(fault: string): void {
    this.faults.push(fault);
  }
}

/** Every test watches: no request leaves our origin, no error (a refusal of the security policy is one) is logged. */
export const test = base.extend<{ guard: Guard }>({
  guard: [
    async ({ context, baseURL }, use) => {
      const guard = new Guard(context, new URL(baseURL ?? '').origin);
      await use(guard);
      guard.verify();
    },
    { auto: true },
  ],
});

export { expect } from '@playwright/test';
