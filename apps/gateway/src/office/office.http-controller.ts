import { Controller } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import {
  getInstance,
  getRecovery,
  listHealth,
  listLinks,
  listRegions,
  ListRegions,
  listUnits,
  Nothing,
  type Call,
  type InstanceView,
  type LinkList,
  type OfficeHealthList,
  type RecoveryView,
  type RegionList,
  type UnitList,
} from '@qsl/contracts';
import { Bus } from '@qsl/messaging';
import { PublicRead } from '../http/public-read.js';
import { Read } from '../http/route.js';

@ApiTags('office')
@Controller()
export class OfficeHttpController {
  constructor(private readonly bus: Bus) {}

  @PublicRead(10)
  @Read('instance', getInstance, '本机构及上下级')
  getInstance(call: Call, query: Nothing): Promise<InstanceView> {
    return this.bus.call(getInstance, query, call);
  }

  @Read('links', listLinks, '上下级链路状态')
  listLinks(call: Call, query: Nothing): Promise<LinkList> {
    return this.bus.call(listLinks, query, call);
  }

  @Read('links/health', listHealth, '本机构及下级机构的运行情况')
  listHealth(call: Call, query: Nothing): Promise<OfficeHealthList> {
    return this.bus.call(listHealth, query, call);
  }

  @Read('links/recovery', getRecovery, '本机构恢复备份后的核对进度')
  getRecovery(call: Call, query: Nothing): Promise<RecoveryView> {
    return this.bus.call(getRecovery, query, call);
  }

  @PublicRead(3_600)
  @Read('regions', listRegions, '行政区划')
  listRegions(call: Call, query: ListRegions): Promise<RegionList> {
    return this.bus.call(listRegions, query, call);
  }

  @Read('units', listUnits, '承办单位')
  listUnits(call: Call, query: Nothing): Promise<UnitList> {
    return this.bus.call(listUnits, query, call);
  }
}
