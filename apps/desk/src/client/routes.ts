import {
  createRouter,
  createWebHistory,
  type RouteLocationNormalized,
  type Router,
  type RouteRecordRaw,
} from 'vue-router';
import { belongsTo, homeOf, type Audience } from './features/identity/audience.js';
import { useSession } from './features/identity/use-session.js';

declare module 'vue-router' {
  interface RouteMeta {
    title: string;
    audience: Audience;
  }
}

const page = (title: string, audience: Audience = 'office') => ({ title, audience });

const work: RouteRecordRaw[] = [
  { path: '', component: () => import('./features/today/TodayPage.vue'), meta: page('今日') },
  { path: 'queue', component: () => import('./features/queue/QueuePage.vue'), meta: page('待办') },
  { path: 'cases/:id', component: () => import('./features/case/CasePage.vue'), meta: page('办件', 'orders') },
  { path: 'transfers', component: () => import('./features/transfers/TransfersPage.vue'), meta: page('流转') },
  { path: 'transfers/:id', component: () => import('./features/transfers/TransferPage.vue'), meta: page('流转件') },
  { path: 'sign-off', component: () => import('./features/today/SignOffPage.vue'), meta: page('待签发') },
  { path: 'orders', component: () => import('./features/orders/OrdersPage.vue'), meta: page('交办单', 'orders') },
  { path: 'orders/:id', component: () => import('./features/orders/OrderPage.vue'), meta: page('交办单', 'orders') },
  { path: 'links', component: () => import('./features/links/LinksPage.vue'), meta: page('链路', 'links') },
  {
    path: 'links/items',
    component: () => import('./features/links/ItemsPage.vue'),
    meta: page('待人工处理', 'operators'),
  },
  {
    path: 'links/upkeep',
    component: () => import('./features/links/UpkeepPage.vue'),
    meta: page('链路维护', 'operators'),
  },
  {
    path: 'links/files',
    component: () => import('./features/links/FilesPage.vue'),
    meta: page('离线文件', 'operators'),
  },
];

const deliberation: RouteRecordRaw[] = [
  {
    path: 'topics',
    component: () => import('./features/topics/CallsPage.vue'),
    meta: page('议题征集', 'deliberation'),
  },
  {
    path: 'topics/calls/:id',
    component: () => import('./features/topics/CallPage.vue'),
    meta: page('征集活动', 'deliberation'),
  },
  {
    path: 'screening',
    component: () => import('./features/screening/ScreeningPage.vue'),
    meta: page('议题审核', 'deliberation'),
  },
  {
    path: 'screening/:id',
    component: () => import('./features/screening/TopicPage.vue'),
    meta: page('议题', 'deliberation'),
  },
  {
    path: 'consultations',
    component: () => import('./features/consultations/ConsultationsPage.vue'),
    meta: page('微协商', 'deliberation'),
  },
  {
    path: 'consultations/:id',
    component: () => import('./features/consultations/ConsultationPage.vue'),
    meta: page('协商主持台', 'everybody'),
  },
];

const newsroom: RouteRecordRaw[] = [
  { path: 'news', component: () => import('./features/news/NewsroomPage.vue'), meta: page('资讯编辑部', 'newsroom') },
  { path: 'news/new', component: () => import('./features/news/NewArticlePage.vue'), meta: page('新稿件', 'newsroom') },
  { path: 'news/:id', component: () => import('./features/news/ArticlePage.vue'), meta: page('稿件', 'newsroom') },
];

const pages: RouteRecordRaw[] = [
  ...work,
  ...deliberation,
  ...newsroom,
  { path: 'notices', component: () => import('./features/notices/NoticesPage.vue'), meta: page('消息', 'everybody') },
  {
    path: ':missing(.*)*',
    component: () => import('./frame/MissingPage.vue'),
    meta: page('没有这个页面', 'everybody'),
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
      {
        path: '/',
        component: () => import('./frame/DeskFrame.vue'),
        meta: page('工作台', 'everybody'),
        children: pages,
      },
    ],
  });
  router.beforeEach(admit);
  return router;
}

/** Signed in first; then whoever the page is for. */
async function admit(to: RouteLocationNormalized) {
  if (outside.some(({ path }) => path === to.path)) return true;
  const person = await useSession()
    .restore()
    .catch(() => 'unknown' as const);
  if (person === 'unknown') return { path: '/unavailable', query: { next: to.fullPath } };
  if (!person) return { path: '/login', query: to.fullPath === '/' ? {} : { next: to.fullPath } };
  return belongsTo(to.meta.audience, person) ? true : { path: homeOf(person) };
}
