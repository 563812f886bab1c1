import { Controller } from '@nestjs/common';
import { findHits, type Call, type FindHits, type Hits } from '@qsl/contracts';
import { HandleRpc } from '@qsl/messaging';
import { SearchQueries } from './search.queries.js';

@Controller()
export class SearchController {
  constructor(private readonly queries: SearchQueries) {}

  @HandleRpc(findHits('suggestions'))
  find(_call: Call, body: FindHits): Promise<Hits> {
    return this.queries.find(body);
  }
}
