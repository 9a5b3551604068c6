import { createPinia } from 'pinia';
import { createApp } from 'vue';
import App from './App.vue';
import { nextPaint } from './composables/turns';
import { useAppearance } from './composables/useAppearance';
import { router } from './router';
import './styles/tokens.css';
import './styles/base.css';
import './styles/utilities.css';
import './styles/hidden.css';

const app = createApp(App);
app.use(createPinia());
app.runWithContext(useAppearance);
app.use(router);
// What index.html says is seen first, however fast the scripts came: it is the first thing there is to read. Two frames,
// since after one alone it was measured to be replaced unseen at a phone's width.
void nextPaint()
  .then(nextPaint)
  .then(() => app.mount('#app'));
