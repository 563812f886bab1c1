import type { Language, Message } from '@qsl/contracts';

/** Picks the sentence of the language that the operator reads. */
export type Say = (message: Message) => string;

/** `--lang en`, else LC_ALL or LANG; Chinese unless one of them says English. */
export function languageOf(argv: readonly string[], env: NodeJS.ProcessEnv): Language {
  const asked = argv.flatMap((word, index) =>
    word === '--lang' ? [argv[index + 1] ?? ''] : word.split('--lang=', 2).slice(1),
  );
  const wanted = asked.at(-1) ?? env['LC_ALL'] ?? env['LANG'] ?? '';
  return wanted.startsWith('en') ? 'en' : 'zh-CN';
}

export const sayIn =
  (language: Language): Say =>
  ({ zh, en }) =>
    language === 'en' ? en : zh;
