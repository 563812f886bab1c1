import { Editor } from '@tiptap/core';
import { Table, TableCell, TableHeader, TableRow } from '@tiptap/extension-table';
import StarterKit from '@tiptap/starter-kit';

/** As the news contract keeps it: columns have no widths. */
const PlainTable = Table.extend({ renderHTML: () => ['table', ['tbody', 0]] });

interface EditorPlan {
  element: HTMLElement;
  content: string;
  /** Attributes of the field for screen readers. */
  attributes: Record<string, string>;
  changed: (editor: Editor) => void;
}

/** An editor of exactly those elements that the news contract allows; no styles of its own, which our policy would refuse. */
export function makeEditor({ element, content, attributes, changed }: EditorPlan): Editor {
  return new Editor({
    element,
    content,
    injectCSS: false,
    extensions: [
      StarterKit.configure({
        heading: { levels: [2, 3] },
        code: false,
        codeBlock: false,
        horizontalRule: false,
        strike: false,
        underline: false,
        link: { openOnClick: false, protocols: ['http', 'https', 'mailto'], HTMLAttributes: { target: null } },
      }),
      PlainTable.configure({ resizable: false }),
      TableRow,
      TableHeader,
      TableCell,
    ],
    editorProps: { attributes },
    onTransaction: ({ editor }) => changed(editor),
  });
}

/** What was written; the empty paragraph in which one goes on writing is none of it. */
export const htmlOf = (editor: Editor): string => editor.getHTML().replace(/(<p><\/p>)+$/, '');
