import { runQsl } from './run-qsl.js';

async function run(words: string[], env: NodeJS.ProcessEnv = {}) {
  const said = { out: '', fault: '' };
  const code = await runQsl(words, {
    env: { NATS_URL: 'nats://127.0.0.1:1', ...env },
    out: (text) => (said.out += text),
    fault: (text) => (said.fault += text),
  });
  return { code, ...said };
}

describe('a command line that asks nothing of the office', () => {
  it.each([
    ['no command', [], '--help'],
    ['a group without a command', ['link'], '--help'],
    ['a command that there is not', ['lnk'], 'lnk'],
    ['an act without its reason', ['link', 'suspend', 'x610303'], 'reason'],
    ['an act on nothing', ['item', 'skip', '--reason', '已核实'], 'qsl item skip <event>'],
    ['a state that there is not', ['item', 'parked', '--state', 'lost'], 'state'],
  ])('is wrong with %s, and says what is', async (_what, words, named) => {
    const said = await run(words);
    expect(said).toMatchObject({ code: 2, out: '' });
    expect(said.fault).toContain(named);
  });

  it('speaks the language that is asked for, else that of the terminal, else Chinese', async () => {
    expect((await run(['link'])).fault).toContain('请写明命令');
    expect((await run(['link'], { LANG: 'en_US.UTF-8' })).fault).toContain('Name a command');
    expect((await run(['link', '--lang', 'zh'], { LANG: 'en_US.UTF-8' })).fault).toContain('请写明命令');
    expect((await run(['link', '--lang=en'])).fault).toContain('Name a command');
  });
});
