import type { LoginData, MeData } from './features/identity/identity.data.js';
import type { HomeData } from './features/home/home.data.js';
import type { DetailData } from './features/suggestions/detail/detail.data.js';
import type { ListData } from './features/suggestions/list/list.data.js';
import type { ReceiptData, SuggestData } from './features/suggestions/submit/submit.data.js';
import type { TrackData } from './features/suggestions/track/track.data.js';
import type { FailureData } from './site/failure.data.js';

/** Every page of the portal with the data that it shows. */
interface PageData {
  home: HomeData;
  list: ListData;
  suggest: SuggestData;
  receipt: ReceiptData;
  detail: DetailData;
  track: TrackData;
  login: LoginData;
  me: MeData;
  about: null;
  accessibility: null;
  privacy: null;
  failure: FailureData;
}

export type PageName = keyof PageData;

interface Shown<N extends PageName> {
  page: N;
  /** Before the site's name in the browser's title. */
  title: string;
  data: PageData[N];
  status?: number;
  /** For search engines; pages without one ask not to be listed. */
  description?: string;
}

/** A page to show; name and data belong together. */
export type PageView = { [N in PageName]: Shown<N> }[PageName];
