import { onScopeDispose, ref, type Ref } from 'vue';
import type { Picture } from '../charts/matrix-image';

export type PictureFate = 'copied' | 'saved' | 'failed';

const SHOWN_MS = 2500;

/**
 * Puts a picture into the clipboard as PNG, or, where the browser refuses that, hands it over as a file. `fate` says
 * for a moment which it was.
 */
export function usePicture(): {
  readonly fate: Ref<PictureFate | null>;
  readonly give: (picture: Picture, name: string) => Promise<void>;
} {
  const fate = ref<PictureFate | null>(null);
  let timer: ReturnType<typeof setTimeout> | undefined;
  onScopeDispose(() => clearTimeout(timer));

  async function give(picture: Picture, name: string): Promise<void> {
    const blob = await painted(picture);
    fate.value = blob ? ((await copied(blob)) ? 'copied' : saved(blob, name)) : 'failed';
    clearTimeout(timer);
    timer = setTimeout(() => (fate.value = null), SHOWN_MS);
  }
  return { fate, give };
}

/** Twice as many pixels as the picture says: sharp on fine screens and in print. */
const SCALE = 2;

function painted(picture: Picture): Promise<Blob | null> {
  const canvas = paintPicture(picture, SCALE);
  return canvas ? new Promise((done) => canvas.toBlob(done, 'image/png')) : Promise.resolve(null);
}

/** A picture on a canvas of its own, whose pen counts in the picture's pixels; null where there is no canvas to be had. */
export function paintPicture(
  { width, height, background, font, boxes, texts }: Picture,
  scale: number,
): HTMLCanvasElement | null {
  const canvas = document.createElement('canvas');
  canvas.width = width * scale;
  canvas.height = height * scale;
  const pen = canvas.getContext('2d');
  if (!pen) return null;
  pen.scale(scale, scale);
  pen.fillStyle = background;
  pen.fillRect(0, 0, width, height);
  for (const box of boxes) {
    pen.fillStyle = box.fill;
    pen.fillRect(box.x, box.y, box.width, box.height);
  }
  pen.textBaseline = 'middle';
  for (const { x, y, text, size, weight, fill, align } of texts) {
    pen.fillStyle = fill;
    pen.font = `${weight} ${size}px ${font}`;
    pen.textAlign = align;
    pen.fillText(text, x, y);
  }
  return canvas;
}

async function copied(blob: Blob): Promise<boolean> {
  try {
    await navigator.clipboard.write([new ClipboardItem({ [blob.type]: blob })]);
    return true;
  } catch {
    return false;
  }
}

function saved(blob: Blob, name: string): 'saved' {
  const url = URL.createObjectURL(blob);
  const anchor = document.createElement('a');
  anchor.href = url;
  anchor.download = name;
  anchor.click();
  // The browser has taken the file by the next turn.
  setTimeout(() => URL.revokeObjectURL(url), 0);
  return 'saved';
}
