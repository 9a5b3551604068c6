import { createRequire } from 'node:module';

interface Socket {
  send(this: Socket, text: string, ...rest: unknown[]): void;
  emit(this: Socket, event: string, ...rest: unknown[]): boolean;
}

interface Answer {
  readonly id?: number;
  readonly type?: string;
  readonly error?: string;
}

/**
 * Playwright sends this to every Firefox, whatever the options of the context are, and gives up where it is unknown, as
 * it is to the stable releases. WebDriver BiDi cannot be told otherwise from outside: there is no setting, and Playwright
 * starts the browser and opens the connection itself. Hence the hand on its socket.
 */
const UNNEEDED = '"emulation.setMediaFeaturesOverride"';

/** Lets a browser not know what we do not need: its answer `unknown command` counts as done. Call it before the start. */
export function speakWithStable(): void {
  const asked = new Set<number>();
  const socket = playwrightSocket();
  const { send, emit } = socket;
  socket.send = function (text, ...rest) {
    if (text.includes(UNNEEDED)) asked.add((JSON.parse(text) as { id: number }).id);
    send.call(this, text, ...rest);
  };
  socket.emit = function (event, ...rest) {
    const mended = event === 'message' && asked.size > 0 ? forgiven(String(rest[0]), asked) : undefined;
    return emit.call(this, event, ...(mended ? [Buffer.from(mended), false] : rest));
  };
}

/** The words to hear in place of a refusal that does not matter. */
function forgiven(text: string, asked: Set<number>): string | undefined {
  const { id, type, error } = JSON.parse(text) as Answer;
  if (id === undefined || !asked.delete(id)) return undefined;
  return type === 'error' && error === 'unknown command'
    ? JSON.stringify({ type: 'success', id, result: {} })
    : undefined;
}

/** The sockets of Playwright's own copy of `ws`, which lies in a place that it may move with any release. */
function playwrightSocket(): Socket {
  const here = createRequire(import.meta.url);
  try {
    const playwright = createRequire(createRequire(here.resolve('@playwright/test')).resolve('playwright'));
    const { ws } = playwright('playwright-core/lib/utilsBundle') as { ws: { prototype: Socket } };
    return ws.prototype;
  } catch (cause) {
    const words =
      'Playwright keeps its WebSocket elsewhere now: name the place in tests/firefox/stable.ts, ' +
      'or remove that file if this Firefox knows emulation.setMediaFeaturesOverride.';
    throw new Error(words, { cause });
  }
}
