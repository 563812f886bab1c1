import {
  createRouter,
  createWebHistory,
  type RouteLocationNormalized,
  type Router,
  type RouteRecordRaw,
} from 'vue-router';
import { isOfficePerson, useSession } from './features/identity/use-session.js';

declare module 'vue-router' {
  interface RouteMeta {
    title: string;
    /** Whether units may open it too. */
    isForUnits?: boolean;
  }
}

const page = (title: string) => ({ title });
const pageForUnitsToo = (title: string) => ({ title, isForUnits: true });

const pages: RouteRecordRaw[] = [
  { path: '', component: () => import('./features/today/TodayPage.vue'), meta: page('今日') },
  { path: 'queue', component: () => import('./features/queue/QueuePage.vue'), meta: page('待办') },
  { path: 'cases/:id', component: () => import('./features/case/CasePage.vue'), meta: pageForUnitsToo('办件') },
  { path: 'transfers', component: () => import('./features/transfers/TransfersPage.vue'), meta: page('流转') },
  { path: 'transfers/:id', component: () => import('./features/transfers/TransferPage.vue'), meta: page('流转件') },
  { path: 'sign-off', component: () => import('./features/today/SignOffPage.vue'), meta: page('待签发') },
  { path: 'orders', component: () => import('./features/orders/OrdersPage.vue'), meta: pageForUnitsToo('交办单') },
  { path: 'orders/:id', component: () => import('./features/orders/OrderPage.vue'), meta: pageForUnitsToo('交办单') },
  { path: 'links', component: () => import('./features/links/LinksPage.vue'), meta: page('链路') },
  {
    path: ':missing(.*)*',
    component: () => import('./frame/MissingPage.vue'),
    meta: pageForUnitsToo('没有这个页面'),
  },
];

const outside: RouteRecordRaw[] = [
  { path: '/login', component: () => import('./features/identity/LoginPage.vue'), meta: page('登录') },
  { path: '/unavailable', component: () => import('./frame/UnavailablePage.vue'), meta: page('暂时无法连接') },
];

export function createDeskRouter(): Router {
  const router = createRouter({
    history: createWebHistory('/desk/'),
    scrollBehavior: (_to, _from, saved) => saved ?? { top: 0 },
    routes: [
      ...outside,
      { path: '/', component: () => import('./frame/DeskFrame.vue'), meta: page('工作台'), children: pages },
    ],
  });
  router.beforeEach(admit);
  return router;
}

/** Signed in first; units keep to their orders. */
async function admit(to: RouteLocationNormalized) {
  if (outside.some(({ path }) => path === to.path)) return true;
  const person = await useSession()
    .restore()
    .catch(() => 'unknown' as const);
  if (person === 'unknown') return { path: '/unavailable', query: { next: to.fullPath } };
  if (!person) return { path: '/login', query: to.fullPath === '/' ? {} : { next: to.fullPath } };
  return isOfficePerson(person) || to.meta.isForUnits ? true : { path: '/orders' };
}
