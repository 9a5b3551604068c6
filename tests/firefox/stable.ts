import { createRequire } from 'node:module';

interface Socket {
  send(this: Socket, text: string, ...rest: unknown[]): void;
  emit(event: 'message', data: Buffer, binary: boolean): void;
}

/** What Playwright says to every Firefox, though only newer ones than the stable releases understand it. */
const UNKNOWN = '"emulation.setMediaFeaturesOverride"';

/** Answers in the browser's place what it does not know and we do not need. Call it once, before the browser is started. */
export function speakWithStable(): void {
  const here = createRequire(import.meta.url);
  const playwright = createRequire(createRequire(here.resolve('@playwright/test')).resolve('playwright'));
  const { ws } = playwright('playwright-core/lib/utilsBundle') as { ws: { prototype: Socket } };
  const send = ws.prototype.send;
  ws.prototype.send = function (text, ...rest) {
    if (!text.includes(UNKNOWN)) return send.call(this, text, ...rest);
    const { id } = JSON.parse(text) as { id: number };
    const answer = Buffer.from(JSON.stringify({ type: 'success', id, result: {} }));
    queueMicrotask(() => this.emit('message', answer, false));
  };
}
