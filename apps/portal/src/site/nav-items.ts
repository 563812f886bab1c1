/** Ways through the site; only what is there. */
export const navItems = [
  { href: '/', label: '首页' },
  { href: '/topics', label: '议题征集' },
  { href: '/consultations', label: '微协商' },
  { href: '/suggestions', label: '微建议' },
  { href: '/news', label: '热点资讯' },
] as const;

/** The same within reach of a thumb. */
export const tabItems = [
  { href: '/', label: '首页' },
  { href: '/topics', label: '议题' },
  { href: '/suggest/new', label: '提建议' },
  { href: '/consultations', label: '协商' },
  { href: '/me', label: '我的' },
] as const;

const kin: Readonly<Record<string, string>> = { '/topics': '/topic-calls' };

/** Whether a page belongs to a way: the home page only to itself. */
export function isWithin(path: string, href: string): boolean {
  const [bare = ''] = path.split('?');
  const isBelow = (way: string) => bare === way || bare.startsWith(`${way}/`);
  return href === '/' ? bare === '/' : isBelow(href) || isBelow(kin[href] ?? href);
}
