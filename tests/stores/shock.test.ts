import { createPinia, setActivePinia } from 'pinia';
import { beforeEach, describe, expect, it } from 'vitest';
import { useShockStore } from '../../src/stores/shock';
import { exampleAnswer } from '../fixtures/shock';

const answer = exampleAnswer();

describe('the shock store', () => {
  beforeEach(() => {
    setActivePinia(createPinia());
  });

  it('should keep the last answer while the next one is computed', () => {
    const store = useShockStore();
    store.finish(answer);
    store.begin();
    expect(store.busy).toBe(true);
    expect(store.answer).toBe(answer);
  });

  it('should show a failure until the next attempt', () => {
    const store = useShockStore();
    store.fail({ code: 'timeout', message: 'No answer.', hint: 'Try again.' });
    expect(store.failure?.code).toBe('timeout');
    store.begin();
    expect(store.failure).toBeNull();
  });

  it('should not call a cancelled question a failure', () => {
    const store = useShockStore();
    store.begin();
    store.fail({ code: 'cancelled', message: 'Cancelled.', hint: '' });
    expect(store.failure).toBeNull();
    expect(store.busy).toBe(false);
  });
});
