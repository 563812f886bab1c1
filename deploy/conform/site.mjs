import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { newUser } from './broker.mjs';
import { newKey } from './signing.mjs';

/** Everybody's part that the kit plays, with keys that last from run to run, so that the foreign office is set up once. */
export function openSite(folder, names) {
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  const file = join(folder, 'kit.json');
  const keys = existsSync(file) ? JSON.parse(readFileSync(file, 'utf8')) : newKeys();
  writeFileSync(file, JSON.stringify(keys, null, 2), { mode: 0o600 });
  const { iid, key } = names;
  const isBelowRoot = names.parent === names.root;
  const root = { iid: names.root, name: '联测上级政协', tier: 'province', parent: null, key: keys.root };
  const middle = { iid: names.parent, name: '联测政协', tier: 'city', parent: names.root, key: keys.parent };
  const parent = isBelowRoot ? root : middle;
  const tier = isBelowRoot ? 'city' : 'county';
  const sibling = { iid: names.sibling, name: '联测同级政协', tier, parent: parent.iid, key: keys.sibling };
  const foreign = { iid, name: '被测政协', tier, parent: parent.iid, key: { text: key } };
  const offices = [...new Set([root, parent, sibling, foreign])];
  const directory = join(folder, 'directory.json');
  const listing = offices.map(({ key: { text }, ...facts }) => ({
    ...facts,
    areaCode: areaOf(facts),
    signingKey: text,
  }));
  writeFileSync(directory, JSON.stringify({ registrar: keys.registrar.text, offices: listing }, null, 2));
  const linkSeed = join(folder, 'link.nk');
  writeFileSync(linkSeed, keys.childUser.seed, { mode: 0o600 });
  return { keys, root, parent, sibling, foreign, directory, linkSeed };
}

const areaOf = ({ iid }) => iid.slice(1);

function newKeys() {
  const [root, parent, sibling, registrar] = Array.from({ length: 4 }, newKey);
  return { root, parent, sibling, registrar, childUser: newUser(), parentUser: newUser() };
}
