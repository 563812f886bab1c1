import { Controller } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import {
  type Acknowledgement,
  BeginRecovery,
  beginRecovery,
  type Call,
  checkRelay,
  type KeyView,
  LinkAct,
  type LinkProbe,
  LinkRef,
  Nothing,
  probeLink,
  Reasoned,
  type RelayCheck,
  resumeLink,
  retireLink,
  RotateKey,
  rotateKey,
  rotateSealingKey,
  type SealingKeyView,
  suspendLink,
} from '@qsl/contracts';
import { Bus } from '@qsl/messaging';
import { Act, Read } from '../http/route.js';
import { OpenWhileRecovering } from '../recovery/write.guard.js';

/** The relay itself waits five seconds for a neighbour. */
const patienceMs = 10_000;

/** What administrators do to the links themselves and to this office's keys. */
@ApiTags('office')
@OpenWhileRecovering()
@Controller('links')
export class UpkeepHttpController {
  constructor(private readonly bus: Bus) {}

  @Act(':peer/actions/suspend', suspendLink, '暂停链路')
  suspendLink(call: Call, body: LinkAct): Promise<Acknowledgement> {
    return this.bus.call(suspendLink, body, call);
  }

  @Act(':peer/actions/resume', resumeLink, '恢复链路')
  resumeLink(call: Call, body: LinkAct): Promise<Acknowledgement> {
    return this.bus.call(resumeLink, body, call);
  }

  @Act(':peer/actions/retire', retireLink, '停用与下级的链路')
  retireLink(call: Call, body: LinkAct): Promise<Acknowledgement> {
    return this.bus.call(retireLink, body, call);
  }

  @Read(':peer/probe', probeLink, '与上级或下级往返一次')
  probeLink(call: Call, query: LinkRef): Promise<LinkProbe> {
    return this.bus.call(probeLink, query, call, { timeoutMs: patienceMs });
  }

  @Read('check', checkRelay, '链路服务自检')
  checkRelay(call: Call, query: Nothing): Promise<RelayCheck> {
    return this.bus.call(checkRelay, query, call);
  }

  @Act('recovery', beginRecovery, '与上下级重新核对')
  beginRecovery(call: Call, body: BeginRecovery): Promise<Acknowledgement> {
    return this.bus.call(beginRecovery, body, call);
  }

  @Act('keys/signing/actions/rotate', rotateKey, '更换签名密钥')
  rotateSigningKey(call: Call, body: RotateKey): Promise<KeyView> {
    return this.bus.call(rotateKey, body, call, { timeoutMs: patienceMs });
  }

  @Act('keys/sealing/actions/rotate', rotateSealingKey, '更换密封密钥')
  rotateSealingKey(call: Call, body: Reasoned): Promise<SealingKeyView> {
    return this.bus.call(rotateSealingKey, body, call, { timeoutMs: patienceMs });
  }
}
