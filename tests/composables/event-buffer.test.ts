import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { createEventBuffer } from '../../src/composables/event-buffer';

describe('the event buffer', () => {
  beforeEach(() => {
    vi.useFakeTimers();
  });
  afterEach(() => {
    vi.useRealTimers();
  });

  it('should deliver the first item at once', () => {
    const seen: number[][] = [];
    createEventBuffer<number>((items) => seen.push([...items]), 100).push(1);
    expect(seen).toEqual([[1]]);
  });

  it('should deliver at most once an interval, in order and without loss', () => {
    const seen: number[][] = [];
    const buffer = createEventBuffer<number>((items) => seen.push([...items]), 100);
    for (let i = 0; i < 50; i++) {
      buffer.push(i);
      vi.advanceTimersByTime(10);
    }
    vi.advanceTimersByTime(100);
    expect(seen.length).toBeLessThanOrEqual(6);
    expect(seen.flat()).toEqual(Array.from({ length: 50 }, (_, i) => i));
  });

  it('should deliver what waits when told to', () => {
    const seen: number[][] = [];
    const buffer = createEventBuffer<number>((items) => seen.push([...items]), 100);
    buffer.push(1);
    buffer.push(2);
    buffer.flush();
    expect(seen).toEqual([[1], [2]]);
  });
});
