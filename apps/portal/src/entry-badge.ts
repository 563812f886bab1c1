/** Keeps the number of unread notices up to date for people who are signed in; without it the number is that of the last page. */
const badges = document.querySelectorAll<HTMLElement>('.badge');

/** Counts again, since what was read elsewhere counts as well. */
async function count(): Promise<void> {
  const response = await fetch('/api/v1/notices/unread-count');
  if (!response.ok) return;
  const { count: unread } = (await response.json()) as { count: number };
  badges.forEach((badge) => {
    badge.hidden = unread === 0;
    if (badge.firstChild) badge.firstChild.nodeValue = String(unread);
  });
}

new EventSource('/api/v1/events').addEventListener('notice', () => void count());
