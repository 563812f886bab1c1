import { BooleanSetting, ServiceConfig } from '@qsl/service-kit';
import { Type } from 'class-transformer';
import { IsBoolean, IsInt, IsNotEmpty, IsOptional, IsString, Matches, Max, Min } from 'class-validator';

/** Settings of the instance's front address. */
export class GatewayConfig extends ServiceConfig {
  /** PORT */
  @Type(() => Number)
  @IsInt()
  @Min(1)
  @Max(65535)
  port: number = 8600;

  /** HOST: address to listen on. */
  @IsString()
  @IsNotEmpty()
  host: string = '0.0.0.0';

  /** PORTAL_URL: server of the public pages; without it there are none. */
  @IsOptional()
  @Matches(/^https?:\/\//)
  portalUrl?: string;

  /** DESK_URL: server of the staff pages below /desk; without it there are none. */
  @IsOptional()
  @Matches(/^https?:\/\//)
  deskUrl?: string;

  /** SITE_URL: address of the portal as the public knows it, for links that leave it; without it, the one that a request came by. */
  @IsOptional()
  @Matches(/^https?:\/\/[^\s/]+$/)
  siteUrl?: string;

  /** FILES_FOLDER: where files that staff and editors send are kept; without it none are taken. Belongs into the backup. */
  @IsOptional()
  @IsString()
  @IsNotEmpty()
  filesFolder?: string;

  /** RELAY_EXCHANGE_FOLDER: the relay's folder of files that are carried where a line is dead; without it browsers neither bring nor fetch any. */
  @IsOptional()
  @IsString()
  @IsNotEmpty()
  relayExchangeFolder?: string;

  /** COOKIE_SECURE: the session cookie travels over HTTPS only, and browsers are told to stay with HTTPS. Off for plain HTTP on one machine. */
  @BooleanSetting()
  @IsBoolean()
  cookieSecure: boolean = true;

  /** SESSION_COOKIE: name of the session cookie; the portal has the same. Offices that share a host name need one each. */
  @Matches(/^\w+$/)
  sessionCookie: string = 'qsl_session';

  /** TRUST_PROXY: addresses or ranges whose X-Forwarded-For is believed, separated by commas; names loopback, linklocal, uniquelocal. */
  @IsString()
  @IsNotEmpty()
  trustProxy: string = 'loopback';

  /** TRUST_TRACEPARENT: a request is a part of the trace that its `traceparent` names; without it, it only links to that. */
  @BooleanSetting()
  @IsBoolean()
  trustTraceparent: boolean = false;

  /** RATE_LIMIT_PER_MINUTE: requests of one person, or of one address without a session. */
  @Type(() => Number)
  @IsInt()
  @Min(1)
  rateLimitPerMinute: number = 600;

  /** STRICT_RATE_LIMIT_PER_MINUTE: attempts of one address to sign in or to track by code. */
  @Type(() => Number)
  @IsInt()
  @Min(1)
  strictRateLimitPerMinute: number = 20;

  /** LIVE_STREAMS_PER_PERSON: pages of one person that hear of news at once. */
  @Type(() => Number)
  @IsInt()
  @Min(1)
  liveStreamsPerPerson: number = 5;

  /** LIVE_STREAMS: such pages in all; each keeps a connection open. */
  @Type(() => Number)
  @IsInt()
  @Min(1)
  liveStreams: number = 1_000;

  /** LIVE_HEARTBEAT_SECONDS: shorter than proxies let a silent connection live. */
  @Type(() => Number)
  @IsInt()
  @Min(1)
  @Max(300)
  liveHeartbeatSeconds: number = 25;

  /** LIVE_STREAM_SECONDS: after that a page has to show its session again. */
  @Type(() => Number)
  @IsInt()
  @Min(1)
  @Max(86_400)
  liveStreamSeconds: number = 1_800;
}
