import { ref, readonly, type Ref } from 'vue';

const KEY = 'macrotide.tour';

/** The step that is open; null while there is no tour. */
const step = ref<number | null>(null);
/** Whether a reader who has not been asked yet may be asked. */
const offered = ref(!wasOffered());

interface Tour {
  readonly step: Readonly<Ref<number | null>>;
  readonly offered: Readonly<Ref<boolean>>;
  readonly start: () => void;
  readonly go: (step: number) => void;
  /** Ends the tour, or declines it; it is not offered again on this machine. */
  readonly end: () => void;
}

/** The tour over the pages: one for the whole application, remembered on this machine once it was offered. */
export function useTour(): Tour {
  return { step: readonly(step), offered: readonly(offered), start, go, end };
}

function start(): void {
  settle();
  step.value = 0;
}

function go(to: number): void {
  step.value = to;
}

function end(): void {
  settle();
  step.value = null;
}

function settle(): void {
  offered.value = false;
  try {
    localStorage.setItem(KEY, 'seen');
  } catch {
    // Storage is refused in some private windows: it is then offered again at the next visit.
  }
}

function wasOffered(): boolean {
  try {
    return localStorage.getItem(KEY) !== null;
  } catch {
    return false;
  }
}
