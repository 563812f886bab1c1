import { Controller } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { Search, SearchPage, type Call } from '@qsl/contracts';
import { PublicRead } from '../http/public-read.js';
import { Read } from '../http/route.js';
import { Searcher } from './searcher.js';

/** No single service answers this: every kind is asked. */
const searchEverything = { request: Search, view: SearchPage };

@ApiTags('search')
@Controller('search')
export class SearchHttpController {
  constructor(private readonly searcher: Searcher) {}

  @PublicRead(10)
  @Read('', searchEverything, '站内搜索')
  search(call: Call, query: Search): Promise<SearchPage> {
    return this.searcher.search(query, call);
  }
}
