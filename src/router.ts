import { createRouter, createWebHashHistory, type LocationQueryRaw, type RouteRecordRaw } from 'vue-router';
import { wholeQuery } from './services/packed-link';

/*
 * Every page is loaded when it is first opened. `scope` names the page's own keys in a link
 * (services/link.ts), `word` is what the page is called in the rail,
 * `ranged` pages answer to the range and the coins of the top bar, `section` is the word of the rail they are under.
 */
const routes: RouteRecordRaw[] = [
  {
    path: '/',
    name: 'overview',
    component: () => import('./views/overview/OverviewView.vue'),
    meta: { scope: 'overview', word: 'Overview', ranged: true },
  },
  // As people type it.
  { path: '/overview', redirect: { name: 'overview' } },
  {
    path: '/correlation',
    name: 'correlation',
    component: () => import('./views/correlation/CorrelationView.vue'),
    meta: { scope: 'correlation', word: 'Correlation', ranged: true },
  },
  {
    path: '/correlation/weights',
    name: 'weights',
    component: () => import('./views/weights/WeightsView.vue'),
    meta: { scope: 'weights', word: 'Dynamic weights', ranged: true, section: 'correlation' },
  },
  {
    path: '/correlation/transmission',
    name: 'transmission',
    component: () => import('./views/transmission/TransmissionView.vue'),
    meta: { scope: 'transmission', word: 'Transmission', ranged: true, section: 'correlation' },
  },
  {
    path: '/correlation/findings',
    name: 'findings',
    component: () => import('./views/findings/FindingsView.vue'),
    meta: { scope: 'findings', word: 'Findings', ranged: true, section: 'correlation' },
  },
  {
    path: '/lab',
    name: 'lab',
    component: () => import('./views/lab/LabView.vue'),
    meta: { scope: 'lab', word: 'Lab' },
  },
  {
    path: '/lab/forecast',
    name: 'forecast',
    component: () => import('./views/forecast/ForecastView.vue'),
    meta: { scope: 'forecast', word: 'Forecast', section: 'lab' },
  },
  {
    path: '/lab/speed',
    name: 'speed',
    component: () => import('./views/speed/SpeedView.vue'),
    meta: { scope: 'speed', word: 'How fast is my machine?', section: 'lab' },
  },
  {
    path: '/compare',
    name: 'runs',
    component: () => import('./views/runs/RunsView.vue'),
    meta: { scope: 'runs', word: 'Runs' },
  },
  {
    path: '/compare/leaderboard',
    name: 'leaderboard',
    component: () => import('./views/leaderboard/LeaderboardView.vue'),
    meta: { scope: 'leaderboard', word: 'Leaderboard', section: 'runs' },
  },
  {
    path: '/compare/coins',
    name: 'four-coins',
    component: () => import('./views/fourcoins/FourCoinsView.vue'),
    meta: { scope: 'four-coins', word: 'Four coins', section: 'runs' },
  },
  {
    path: '/compare/ablations',
    name: 'ablations',
    component: () => import('./views/ablations/AblationsView.vue'),
    meta: { scope: 'ablations', word: 'Ablations', section: 'runs' },
  },
  {
    path: '/shock',
    name: 'shock',
    component: () => import('./views/shock/ShockView.vue'),
    meta: { scope: 'shock', word: 'Shock' },
  },
  {
    path: '/shock/sensitivity',
    name: 'sensitivity',
    component: () => import('./views/sensitivity/SensitivityView.vue'),
    meta: { scope: 'sensitivity', word: 'Sensitivity', section: 'shock' },
  },
  {
    path: '/shock/hedge',
    name: 'hedge',
    component: () => import('./views/hedge/HedgeView.vue'),
    meta: { scope: 'hedge', word: 'Hedge', section: 'shock' },
  },
  {
    path: '/shock/alerts',
    name: 'alerts',
    component: () => import('./views/alerts/AlertsView.vue'),
    meta: { scope: 'alerts', word: 'Alerts', section: 'shock' },
  },
  {
    path: '/data',
    name: 'data',
    component: () => import('./views/data/DataView.vue'),
    meta: { scope: 'all', word: 'Data' },
  },
  {
    path: '/data/quality',
    name: 'quality',
    component: () => import('./views/quality/QualityView.vue'),
    meta: { scope: 'quality', word: 'Data quality', section: 'data' },
  },
  {
    path: '/data/frequency',
    name: 'frequency',
    component: () => import('./views/frequency/FrequencyView.vue'),
    meta: { scope: 'frequency', word: 'Frequency', section: 'data' },
  },
  {
    path: '/data/features',
    name: 'features',
    component: () => import('./views/features/FeaturesView.vue'),
    meta: { scope: 'features', word: 'Features', section: 'data' },
  },
  {
    path: '/data/scaling',
    name: 'scaling',
    component: () => import('./views/scaling/ScalingView.vue'),
    meta: { scope: 'scaling', word: 'Scaling', section: 'data' },
  },
  {
    path: '/data/own',
    name: 'own',
    component: () => import('./views/own/OwnDataView.vue'),
    meta: { scope: 'all', word: 'Own data', section: 'data' },
  },
  {
    path: '/data/sql',
    name: 'sql',
    component: () => import('./views/sql/SqlView.vue'),
    meta: { scope: 'sql', word: 'SQL', section: 'data' },
  },
  {
    path: '/learn',
    name: 'learn',
    component: () => import('./views/learn/LearnView.vue'),
    meta: { scope: 'all', word: 'Learn' },
  },
  {
    path: '/learn/claims',
    name: 'claims',
    component: () => import('./views/claims/ClaimsView.vue'),
    meta: { scope: 'claims', word: 'Claims', section: 'learn' },
  },
  {
    path: '/learn/glossary',
    name: 'glossary',
    component: () => import('./views/learn/GlossaryView.vue'),
    meta: { scope: 'glossary', word: 'Glossary', section: 'learn' },
  },
  {
    path: '/learn/how',
    name: 'how',
    component: () => import('./views/learn/HowView.vue'),
    meta: { scope: 'all', word: 'How it works', section: 'learn' },
  },
  {
    path: '/learn/guide',
    name: 'guide',
    component: () => import('./views/learn/GuideView.vue'),
    meta: { scope: 'all', word: 'Guide', section: 'learn' },
  },
  {
    path: '/learn/device',
    name: 'device',
    component: () => import('./views/device/DeviceView.vue'),
    meta: { scope: 'all', word: 'This device', section: 'learn' },
  },
  {
    path: '/learn/design',
    name: 'design',
    component: () => import('./views/design/DesignView.vue'),
    meta: { scope: 'all', word: 'Design', section: 'learn' },
  },
  {
    path: '/:path(.*)*',
    name: 'unknown',
    component: () => import('./views/placeholder/UnknownView.vue'),
    meta: { scope: 'all', word: 'Not found' },
  },
];

export const router = createRouter({
  history: createWebHashHistory(),
  routes,
  scrollBehavior: (to, from, saved) => (to.path === from.path ? false : (saved ?? { top: 0 })),
});

// A packed link is unpacked before its page reads it.
router.beforeEach(async ({ path, query }) => {
  if (!('z' in query)) return true;
  const whole = await wholeQuery(query);
  return whole === query ? true : { path, query: whole as LocationQueryRaw, replace: true };
});
