import './styles/desk.css';
import { createApp } from 'vue';
import App from './App.vue';
import { whenSignedOut } from './api/http.js';
import { useOffice } from './features/office/use-office.js';
import { useSession } from './features/identity/use-session.js';
import { watchForMissingParts } from './frame/missing-part.js';
import { createDeskRouter } from './routes.js';

const router = createDeskRouter();
const { office, load } = useOffice();

whenSignedOut(() => {
  useSession().forget();
  const { fullPath, path } = router.currentRoute.value;
  if (path !== '/login') void router.replace({ path: '/login', query: { next: fullPath } });
});
router.afterEach((to) => {
  document.title = [to.meta.title, '工作台', office.value?.name ?? '秦商量'].join(' · ');
});

watchForMissingParts(router);

void load().then(() => createApp(App).use(router).mount('#desk'));
