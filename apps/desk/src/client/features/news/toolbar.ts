import type { Editor } from '@tiptap/core';

/** One button over the editor. */
export interface Tool {
  label: string;
  run: (editor: Editor) => void;
  /** Whether it applies where the cursor stands; `undefined`: it is no such thing. */
  isOn?: (editor: Editor) => boolean;
  isOffered?: (editor: Editor) => boolean;
}

const inTable = (editor: Editor): boolean => editor.isActive('table');

export const tools: Tool[] = [
  {
    label: '标题',
    run: (editor) => editor.chain().focus().toggleHeading({ level: 2 }).run(),
    isOn: (editor) => editor.isActive('heading', { level: 2 }),
  },
  {
    label: '小标题',
    run: (editor) => editor.chain().focus().toggleHeading({ level: 3 }).run(),
    isOn: (editor) => editor.isActive('heading', { level: 3 }),
  },
  {
    label: '加粗',
    run: (editor) => editor.chain().focus().toggleBold().run(),
    isOn: (editor) => editor.isActive('bold'),
  },
  {
    label: '斜体',
    run: (editor) => editor.chain().focus().toggleItalic().run(),
    isOn: (editor) => editor.isActive('italic'),
  },
  {
    label: '列表',
    run: (editor) => editor.chain().focus().toggleBulletList().run(),
    isOn: (editor) => editor.isActive('bulletList'),
  },
  {
    label: '编号',
    run: (editor) => editor.chain().focus().toggleOrderedList().run(),
    isOn: (editor) => editor.isActive('orderedList'),
  },
  {
    label: '引用',
    run: (editor) => editor.chain().focus().toggleBlockquote().run(),
    isOn: (editor) => editor.isActive('blockquote'),
  },
  {
    label: '插入表格',
    run: (editor) => editor.chain().focus().insertTable({ rows: 3, cols: 3, withHeaderRow: true }).run(),
    isOffered: (editor) => !inTable(editor),
  },
  { label: '加一行', run: (editor) => editor.chain().focus().addRowAfter().run(), isOffered: inTable },
  { label: '加一列', run: (editor) => editor.chain().focus().addColumnAfter().run(), isOffered: inTable },
  { label: '删行', run: (editor) => editor.chain().focus().deleteRow().run(), isOffered: inTable },
  { label: '删列', run: (editor) => editor.chain().focus().deleteColumn().run(), isOffered: inTable },
  { label: '删除表格', run: (editor) => editor.chain().focus().deleteTable().run(), isOffered: inTable },
  { label: '撤销', run: (editor) => editor.chain().focus().undo().run() },
  { label: '重做', run: (editor) => editor.chain().focus().redo().run() },
];

export const isLinked = (editor: Editor): boolean => editor.isActive('link');

export const unlink = (editor: Editor): boolean => editor.chain().focus().extendMarkRange('link').unsetLink().run();

/** Links what is selected; with nothing selected, the address itself is inserted. */
export function link(editor: Editor, href: string): boolean {
  const chain = editor.chain().focus();
  if (!editor.state.selection.empty) return chain.setLink({ href }).run();
  return chain.insertContent({ type: 'text', text: href, marks: [{ type: 'link', attrs: { href } }] }).run();
}

/** An address that a link of an article may lead to, or `null`. A bare host is meant as https. */
export function toLinkAddress(typed: string): string | null {
  const text = typed.trim();
  const full = /^[a-z][a-z0-9+.-]*:/i.test(text) ? text : `https://${text}`;
  return /^(https?:\/\/[^\s/]+\.[^\s]+|mailto:[^\s@]+@[^\s@]+)$/i.test(full) ? full : null;
}
