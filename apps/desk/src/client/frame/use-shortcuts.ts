import { onScopeDispose } from 'vue';

export interface Shortcut {
  keys: string;
  does: string;
}

/** As the help shows them. */
export const shortcuts: Shortcut[] = [
  { keys: 'J / K', does: '下一行 / 上一行' },
  { keys: 'Enter', does: '打开选中的行' },
  { keys: 'A / D', does: '审核时：通过 / 不予公开' },
  { keys: '/', does: '查找编号或标题' },
  { keys: '?', does: '显示快捷键' },
  { keys: 'Esc', does: '关闭窗口' },
];

interface Handlers {
  search(): void;
  help(): void;
}

/** Keys of the whole desk. */
export function useShortcuts({ search, help }: Handlers): void {
  useKeys({ j: () => moveFocus(1), k: () => moveFocus(-1), '/': search, '?': help });
}

/** Single keys of a page, except where somebody types or a window is open. */
export function useKeys(act: Readonly<Record<string, () => void>>): void {
  const onKey = (event: KeyboardEvent): void => {
    const action = act[event.key];
    if (!action || event.ctrlKey || event.metaKey || event.altKey || isBusyElsewhere(event.target)) return;
    event.preventDefault();
    action();
  };
  document.addEventListener('keydown', onKey);
  onScopeDispose(() => document.removeEventListener('keydown', onKey));
}

function isBusyElsewhere(target: EventTarget | null): boolean {
  const isTyping =
    target instanceof HTMLElement && target.closest('input, textarea, select, [contenteditable]') !== null;
  const windows = [...document.querySelectorAll('[aria-modal="true"]')];
  return isTyping || windows.some((one) => one.getClientRects().length > 0);
}

/** Rows are the links marked `data-row`; Enter then opens the focused one by itself. */
function moveFocus(step: 1 | -1): void {
  const rows = [...document.querySelectorAll<HTMLElement>('[data-row]')];
  const current = rows.findIndex((row) => row === document.activeElement);
  const next = current < 0 ? (step > 0 ? 0 : rows.length - 1) : current + step;
  rows[next]?.focus();
}
