import type { Tier } from '@qsl/contracts';
import { launchBrowser } from '@qsl/testing/browser';
import type { Browser } from 'playwright-core';
import { DeskPage, type Place } from '../pages/desk-page.js';
import { startTestTree, type TestTree } from '../test-tree.js';
import { PhonePage } from '../pages/phone-page.js';

/** The people of a tree: each has a browser of their own, and stays signed in from their first part to their last. */
export class Cast {
  private readonly desks = new Map<string, Promise<DeskPage>>();
  private readonly phones = new Map<string, Promise<PhonePage>>();

  private constructor(
    private readonly trees: TestTree,
    private readonly browser: Browser,
  ) {}

  static async assemble(): Promise<Cast> {
    return new Cast(...(await Promise.all([startTestTree({ withPages: true }), launchBrowser()])));
  }

  atDesk(tier: Tier, account: string): Promise<DeskPage> {
    return known(this.desks, `${tier} ${account}`, () => DeskPage.open(this.placeOf(tier), account));
  }

  onPhone(tier: Tier, account: string): Promise<PhonePage> {
    return known(this.phones, `${tier} ${account}`, () => PhonePage.open(this.placeOf(tier), account));
  }

  async leave(): Promise<void> {
    await this.browser.close();
    await this.trees.close();
  }

  private placeOf(tier: Tier): Place {
    return { browser: this.browser, url: this.trees.clients[tier].url };
  }
}

function known<T>(all: Map<string, T>, name: string, make: () => T): T {
  const found = all.get(name) ?? make();
  all.set(name, found);
  return found;
}
