import { existsSync } from 'node:fs';
import { chromium, type Browser } from 'playwright-core';

/** Where Debian puts them: the one without windows first, which needs a third of the other's time. */
const programs = ['/usr/bin/chromium-headless-shell', '/usr/bin/chromium'];

/** Nothing that talks to other hosts. */
const flags = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];

/** A Chromium of the distribution's own. @throws Error where there is none */
export function launchBrowser(): Promise<Browser> {
  const executablePath = programs.find((program) => existsSync(program));
  if (!executablePath) throw new Error('Browser tests need Debian’s chromium-headless-shell or chromium.');
  return chromium.launch({ executablePath, headless: true, args: flags });
}
