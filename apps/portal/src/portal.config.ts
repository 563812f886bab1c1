import { ProcessConfig } from '@qsl/service-kit';
import { Type } from 'class-transformer';
import { IsInt, IsNotEmpty, IsOptional, IsString, IsUrl, Matches, Max, Min } from 'class-validator';

const address = { require_tld: false, require_protocol: true, protocols: ['http', 'https'] };

/** Settings of the portal. What an office has not told stays off its pages. */
export class PortalConfig extends ProcessConfig {
  /** PORTAL_PORT; 0 takes a free one. */
  @Type(() => Number)
  @IsInt()
  @Min(0)
  @Max(65535)
  portalPort: number = 8701;

  /** PORTAL_HOST: address to listen on; `::` in a container. */
  @IsString()
  @IsNotEmpty()
  portalHost: string = '127.0.0.1';

  /** GATEWAY_URL: where the office's own gateway answers. */
  @IsUrl(address)
  gatewayUrl!: string;

  /** SESSION_COOKIE: name of the session cookie; the gateway has the same. Offices that share a host name need one each. */
  @Matches(/^\w+$/)
  sessionCookie: string = 'qsl_session';

  /** SITE_URL: public address of this site, for canonical links and the sitemap. */
  @IsOptional()
  @IsUrl(address)
  siteUrl?: string;

  /** SITE_ORGANISER: 主办单位 */
  @IsOptional()
  @IsString()
  siteOrganiser?: string;

  /** SITE_OPERATOR: 承办单位 */
  @IsOptional()
  @IsString()
  siteOperator?: string;

  /** SITE_PHONE: office telephone. */
  @IsOptional()
  @Matches(/^[\d\s-]{5,20}$/)
  sitePhone?: string;

  /** SITE_ADDRESS: street address of the office. */
  @IsOptional()
  @IsString()
  siteAddress?: string;

  /** SITE_HOURS: working hours, as people read them. */
  @IsOptional()
  @IsString()
  siteHours?: string;

  /** SITE_ICP_RECORD: ICP 备案号 */
  @IsOptional()
  @IsString()
  siteIcpRecord?: string;

  /** SITE_POLICE_RECORD: 公安备案号 */
  @IsOptional()
  @IsString()
  sitePoliceRecord?: string;

  /** SITE_CODE: 网站标识码 */
  @IsOptional()
  @IsString()
  siteCode?: string;
}
