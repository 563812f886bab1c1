import { stat } from 'node:fs/promises';
import { basename } from 'node:path';
import { fileURLToPath } from 'node:url';
import { DeskHarness } from './desk-harness.js';

const assets = fileURLToPath(new URL('../dist/client/assets/', import.meta.url));
const kilobyte = 1000;
const firstLoadLimit = 300 * kilobyte;
const editorLimit = 200 * kilobyte;

let desk: DeskHarness;
beforeAll(async () => {
  desk = await DeskHarness.start();
});
afterAll(() => desk.close());

/** Scripts and styles that a page asks for, with the bytes that travel. */
async function loadedBy(account: string, path: string, shows = 'heading' as 'heading' | 'textbox') {
  const page = await desk.open(account, path);
  await page.getByRole(shows, shows === 'heading' ? { level: 1 } : { name: '正文' }).waitFor();
  await page.waitForLoadState('load');
  const names = await page.evaluate(() =>
    performance
      .getEntriesByType('resource')
      .map(({ name }) => new URL(name).pathname)
      .filter((name) => name.startsWith('/desk/assets/')),
  );
  await page.context().close();
  const sizes = [...new Set(names)].map(async (name) => {
    const { size } = await stat(`${assets}${basename(name)}.gz`);
    return [basename(name), size] as const;
  });
  return new Map<string, number>(await Promise.all(sizes));
}

const sum = (files: Map<string, number>): number => [...files.values()].reduce((total, size) => total + size, 0);
const isEditor = (name: string): boolean => name.startsWith('RichText');

describe('what travels before a page can be used', () => {
  it.each([
    ['staff1', '/'],
    ['staff1', '/screening'],
    ['staff1', '/consultations'],
    ['editor1', '/news'],
    ['staff1', '/notices'],
  ])('stays within 300 kB, without the editor: %s %s', async (account, path) => {
    const files = await loadedBy(account, path);
    expect(sum(files)).toBeGreaterThan(50 * kilobyte);
    expect(sum(files)).toBeLessThanOrEqual(firstLoadLimit);
    expect([...files.keys()].filter(isEditor)).toEqual([]);
  });

  it('adds at most 200 kB of editor where somebody writes', async () => {
    const files = await loadedBy('editor1', '/news/new', 'textbox');
    const editor = new Map([...files].filter(([name]) => isEditor(name)));
    expect(editor.size).toBeGreaterThan(0);
    expect(sum(editor)).toBeLessThanOrEqual(editorLimit);
  });
});
