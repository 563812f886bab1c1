import { DatabaseServiceConfig } from '@qsl/service-kit';
import { Type } from 'class-transformer';
import { IsInt, IsNotEmpty, IsOptional, IsString, Matches, Max, Min } from 'class-validator';

/** Settings of the relay. Links are configured where the office has a parent or children; one without settings stays down. */
export class RelayConfig extends DatabaseServiceConfig {
  /** RELAY_SIGNING_KEY_FILE: Ed25519 or SM2 private key (PKCS8 PEM) with which this office signs its events; replaced when it rotates. */
  @IsString()
  @IsNotEmpty()
  relaySigningKeyFile!: string;

  /**
   * RELAY_SEALING_KEYS_FILE: X25519 private keys (PKCS8 PEM) with which this office reads what was sealed to it, the newest last; made
   * where it is not there, and grows when the key is rotated. Without it nothing can be sealed to this office, nor by it.
   */
  @IsOptional()
  @IsString()
  @IsNotEmpty()
  relaySealingKeysFile?: string;

  /** RELAY_REGISTRAR_KEY_FILE: at the office that is the registrar alone: private key (PKCS8 PEM) with which it signs cards. */
  @IsOptional()
  @IsString()
  relayRegistrarKeyFile?: string;

  /** RELAY_MARKER_FILE: remembers outside the database what neighbours were told; on a volume that a restore leaves alone. */
  @IsString()
  @IsNotEmpty()
  relayMarkerFile!: string;

  /** FILES_FOLDER: the gateway's folder of files; without it attachments neither come here nor go on from here. */
  @IsOptional()
  @IsString()
  @IsNotEmpty()
  filesFolder?: string;

  /** RELAY_EXCHANGE_FOLDER: where files for neighbours whose line is dead are written and read; without it there are none. */
  @IsOptional()
  @IsString()
  @IsNotEmpty()
  relayExchangeFolder?: string;

  /** RELAY_WATCH_SECONDS: how often neighbours compare what they remember of each other's journals, and the parent hears how things are; 60. */
  @Type(() => Number)
  @IsInt()
  @Min(1)
  @Max(3_600)
  relayWatchSeconds = 60;

  /** RELAY_CANARY_SECONDS: how often it is tried whether the root can be reached; 600, and 0 for never. */
  @Type(() => Number)
  @IsInt()
  @Min(0)
  @Max(86_400)
  relayCanarySeconds = 600;

  /** RELAY_DIRECTORY_STALE_SECONDS: an older word of the registrar on its directory, while the link to the parent works, is an alarm; 86,400. */
  @Type(() => Number)
  @IsInt()
  @Min(1)
  @Max(2_592_000)
  relayDirectoryStaleSeconds = 86_400;

  /** RELAY_EVENTS_WITHHELD_SECONDS: for how long an office further on may lack an event that the neighbour has confirmed, before that is an alarm; 3,600. */
  @Type(() => Number)
  @IsInt()
  @Min(1)
  @Max(2_592_000)
  relayEventsWithheldSeconds = 3_600;

  /** RELAY_EVENTS_UNATTESTED_SECONDS: for how long no office further on may say so, while the link to the neighbour works; 86,400. */
  @Type(() => Number)
  @IsInt()
  @Min(1)
  @Max(2_592_000)
  relayEventsUnattestedSeconds = 86_400;

  /** PARENT_LINK_URL: the parent's link broker. */
  @IsOptional()
  @Matches(/^(nats|tls):\/\//)
  parentLinkUrl?: string;

  /** PARENT_LINK_SEED_FILE: nkey seed of this office's user there. */
  @IsOptional()
  @IsString()
  parentLinkSeedFile?: string;

  /** PARENT_LINK_CA_FILE: PEM of the authority that vouches for the parent's link broker; with it plain connections are refused. */
  @IsOptional()
  @IsString()
  parentLinkCaFile?: string;

  /** LINK_BROKER_URL: this office's own link broker, for its children. */
  @IsOptional()
  @Matches(/^(nats|tls):\/\//)
  linkBrokerUrl?: string;

  /** LINK_BROKER_SEEDS_FILE: JSON, child's instance id to the nkey seed of this office's user in that child's account. */
  @IsOptional()
  @IsString()
  linkBrokerSeedsFile?: string;

  /** LINK_BROKER_CA_FILE: PEM of the authority that vouches for this office's own link broker. */
  @IsOptional()
  @IsString()
  linkBrokerCaFile?: string;

  /** LINK_BROKER_ACCOUNTS_FOLDER: the link broker's `links.d/`, in which this office keeps its children's accounts; without it nobody is invited. */
  @IsOptional()
  @IsString()
  @IsNotEmpty()
  linkBrokerAccountsFolder?: string;

  /** LINK_BROKER_PUBLIC_URL: this office's own link broker as offices elsewhere reach it; LINK_BROKER_URL where it is left out. */
  @IsOptional()
  @Matches(/^(nats|tls):\/\//)
  linkBrokerPublicUrl?: string;

  /** PARENT_LINK_FILE: what this office learnt of its parent when it joined by an invitation; written by the relay. */
  @IsOptional()
  @IsString()
  @IsNotEmpty()
  parentLinkFile?: string;
}
