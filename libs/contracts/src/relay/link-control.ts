import { ArrayMaxSize, IsArray, Matches } from 'class-validator';
import { Acknowledgement, Nothing, rpc } from '../kernel/rpc.js';
import { Reasoned } from './operator-act.js';

const iid = /^[a-z]\d{6}$/;

export class LinkRef {
  /** Instance id of the neighbour. */
  @Matches(iid)
  peer!: string;
}

export class LinkAct extends Reasoned {
  @Matches(iid)
  peer!: string;
}

export class BeginRecovery extends Reasoned {
  /** Neighbours that are not waited for; they give back what they hold when they return. */
  @IsArray()
  @ArrayMaxSize(100)
  @Matches(iid, { each: true })
  without!: string[];
}

export class LinkProbe {
  peer!: string;
  /** `answered`; `refused` with a reason; `silent`: no answer in time; `unreachable`: nobody to ask. */
  outcome!: 'answered' | 'refused' | 'silent' | 'unreachable';
  reason!: string | null;
  /** There and back. */
  roundTripMs!: number;
}

export class RelayCheck {
  /** `null` where the database answers, else what is wrong. */
  database!: string | null;
  /** The same of the file that remembers outside the database what neighbours were told. */
  marker!: string | null;
  /** ISO 8601 UTC by the relay's and by the database's clock. */
  relayTime!: string;
  databaseTime!: string | null;
}

/** The link neither asks nor answers until it is resumed, also after a restart. */
export const suspendLink = rpc('relay.link.suspend', LinkAct, Acknowledgement);
export const resumeLink = rpc('relay.link.resume', LinkAct, Acknowledgement);
/** For good, of a child that is gone. Its history stays. */
export const retireLink = rpc('relay.link.retire', LinkAct, Acknowledgement);
/** Greets the neighbour once and waits for its answer. */
export const probeLink = rpc('relay.link.probe', LinkRef, LinkProbe);
/** Asks all neighbours for what they hold and this office lacks, as after a restore from a backup. */
export const beginRecovery = rpc('relay.recovery.begin', BeginRecovery, Acknowledgement);
export const checkRelay = rpc('relay.instance.check', Nothing, RelayCheck);
