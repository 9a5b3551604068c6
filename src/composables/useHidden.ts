import { computed, watchEffect, type ComputedRef } from 'vue';
import { useRoute } from 'vue-router';
import { useViewStore } from '../stores/view';

/** What the link leaves out of the pages, told to the style sheet; and whether the page stands in a frame. */
export function useHidden(): {
  embedded: ComputedRef<boolean>;
  hiding: ComputedRef<boolean>;
  showAll: () => void;
} {
  const view = useViewStore();
  const route = useRoute();
  // Before the first page is found the link has not been read: nothing of the frame may flash up meanwhile.
  const embedded = computed(() =>
    route.name === undefined ? /[?&]embed=yes\b/.test(location.hash) : view.state.embed === 'yes',
  );
  watchEffect(() => {
    const { dataset } = document.documentElement;
    dataset['hide'] = view.state.hide.join(' ');
    dataset['embed'] = embedded.value ? 'yes' : 'no';
  });
  return {
    embedded,
    hiding: computed(() => view.state.hide.length > 0),
    showAll: () => view.patch({ hide: [] }),
  };
}
